package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.access.SessionUser;
import org.rida.console.Navigation.NavigationItem;
import org.rida.console.Navigation.NavigationMenu;
import org.rida.console.list.ListPage;
import org.rida.delivery.PendingWork.WorkType;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;

/** {@link Navigation}, and {@link ListPage} below the lists that it leads to. */
class NavigationTest {

    private static final Messages ENGLISH = new Messages(Language.EN, DigitSystem.EUROPEAN);

    @ParameterizedTest
    @CsvSource({"BOARD, 1", "QUALITY, 12", "ADMINISTRATOR, 19"})
    void everyRoleSeesItsPages(Role role, int pages) {
        List<NavigationItem> items = Navigation.items(user(role), "/", Map.of());

        assertThat(items).hasSize(pages);
        assertThat(items).extracting(NavigationItem::address).startsWith("/").doesNotHaveDuplicates();
        assertThat(items)
                .allSatisfy(item ->
                        assertThat(ENGLISH.contains(item.key())).as(item.key()).isTrue());
    }

    /** What waits is counted beside an entry: without one it is in no count. */
    @ParameterizedTest
    @EnumSource(WorkType.class)
    void whatWaitsHasAnEntry(WorkType type) {
        assertThat(Navigation.items(user(Role.ADMINISTRATOR), "/", Map.of(type.address(), 3L)))
                .filteredOn(item -> item.waiting() == 3)
                .hasSize(1);
    }

    @Test
    void withoutALoginThereIsNone() {
        assertThat(Navigation.items(user(null), "/login", Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/reports/3, /",
        "/drafts, /drafts",
        "/drafts/3, /drafts",
        "/trends, /trends",
        "/runs, /jobs",
        "/runs/12, /jobs",
        "/jobs/backup, /jobs",
        "/rejected/3/1, /rejected",
        "/watch, /watch",
        "/sampling, /sampling",
        "/respondents, /trends",
        "/follow-ups, /follow-ups",
        "/charity, /settings",
        "/themes/waiting, /settings",
        "/users, /users"
    })
    void oneEntryIsTheCurrentOne(String path, String address) {
        assertThat(Navigation.items(user(Role.ADMINISTRATOR), path, Map.of()))
                .filteredOn(NavigationItem::current)
                .extracting(NavigationItem::address)
                .containsExactly(address);
    }

    @ParameterizedTest
    @CsvSource({"/watching", "/account", "/lineage", "/draftsman"})
    void pagesOfOtherNamesAreNone(String path) {
        assertThat(Navigation.items(user(Role.ADMINISTRATOR), path, Map.of())).noneMatch(NavigationItem::current);
    }

    @ParameterizedTest
    @CsvSource({
        "BOARD, /",
        "QUALITY, / /drafts /trends+/turnaround+/comments+/sampling+/views /watch+/rejected+/follow-ups+/actions /files",
        "ADMINISTRATOR, / /drafts /trends+/turnaround+/comments+/sampling+/views"
                + " /watch+/rejected+/follow-ups+/actions /jobs /files+/settings+/messages+/users+/persons+/audit+/health"
    })
    void pagesOfAKindShareAPlaceInTheBar(Role role, String places) {
        List<NavigationMenu> menus = Navigation.menus(user(role), "/", Map.of());

        assertThat(menus)
                .extracting(menu ->
                        menu.items().stream().map(NavigationItem::address).collect(Collectors.joining("+")))
                .containsExactly(places.split(" "));
        assertThat(menus)
                .allSatisfy(menu ->
                        assertThat(ENGLISH.contains(menu.key())).as(menu.key()).isTrue());
    }

    @Test
    void aSubmenuShowsWhatWaitsInItAndWhetherThePageIsInIt() {
        List<NavigationMenu> menus = Navigation.menus(
                user(Role.QUALITY), "/follow-ups", Map.of("/drafts", 1L, "/follow-ups", 2L, "/rejected", 40L));

        assertThat(menus).extracting(NavigationMenu::getWaiting).containsExactly(0L, 1L, 0L, 42L, 0L);
        assertThat(menus).extracting(NavigationMenu::isCurrent).containsExactly(false, false, false, true, false);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 50, true, false, 0, 50",
        "50, 50, true, true, 0, 100",
        "20, 50, false, true, 0, 70",
        "120, 50, false, true, 70, 170"
    })
    void aListPageKnowsItsNeighbours(int from, int size, boolean more, boolean hasBefore, int before, int after) {
        ListPage page = new ListPage(from, size, more);

        assertThat(page.hasBefore()).isEqualTo(hasBefore);
        assertThat(page.before()).isEqualTo(before);
        assertThat(page.after()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"BOARD, true, false, false", "QUALITY, true, true, false", "ADMINISTRATOR, true, true, true"})
    void aRoleIncludesThoseBelow(Role role, boolean board, boolean quality, boolean administrator) {
        RequestUser user = user(role);

        assertThat(user.may(Role.BOARD)).isEqualTo(board);
        assertThat(user.may(Role.QUALITY)).isEqualTo(quality);
        assertThat(user.may(Role.ADMINISTRATOR)).isEqualTo(administrator);
        assertThat(user.me().role()).isEqualTo(role);
    }

    private static RequestUser user(@Nullable Role role) {
        return new RequestUser(
                Optional.ofNullable(role).map(r -> new SessionUser(1, "somebody", "Somebody", r, 1)),
                ENGLISH,
                Actor.console("somebody", "192.0.2.1"));
    }
}
