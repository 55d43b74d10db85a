package org.rida.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rida.access.Role;

/**
 * The entries of the navigation bar, each for users whose role may open the page. Hiding an entry is a convenience; what
 * protects a page is {@link org.rida.console.security}.
 */
public final class Navigation {

    private static final String PLACE = Navigation.class.getName() + ".place";

    private static final String ANALYSIS = "console.analysis";
    private static final String FOLLOW_UP = "console.follow-up";
    private static final String SYSTEM = "console.system";

    private static final List<NavigationTarget> TARGETS = List.of(
            new NavigationTarget("/", "console.reports", Role.BOARD),
            new NavigationTarget("/drafts", "console.drafts", Role.QUALITY),
            new NavigationTarget("/trends", "console.trends", Role.QUALITY, ANALYSIS),
            new NavigationTarget("/turnaround", "console.turnaround", Role.QUALITY, ANALYSIS),
            new NavigationTarget("/comments", "console.comments", Role.QUALITY, ANALYSIS),
            new NavigationTarget("/sampling", "sampling.title", Role.QUALITY, ANALYSIS),
            new NavigationTarget("/views", "views.title", Role.QUALITY, ANALYSIS),
            new NavigationTarget("/watch", "console.watch", Role.QUALITY, FOLLOW_UP),
            new NavigationTarget("/rejected", "console.rejected", Role.QUALITY, FOLLOW_UP),
            new NavigationTarget("/follow-ups", "follow-ups.title", Role.QUALITY, FOLLOW_UP),
            new NavigationTarget("/actions", "console.actions", Role.QUALITY, FOLLOW_UP),
            new NavigationTarget("/jobs", "console.jobs", Role.ADMINISTRATOR),
            new NavigationTarget("/files", "console.files", Role.QUALITY, SYSTEM),
            new NavigationTarget("/settings", "settings.title", Role.ADMINISTRATOR, SYSTEM),
            new NavigationTarget("/messages", "messages", Role.ADMINISTRATOR, SYSTEM),
            new NavigationTarget("/users", "console.users", Role.ADMINISTRATOR, SYSTEM),
            new NavigationTarget("/persons", "person.title", Role.ADMINISTRATOR, SYSTEM),
            new NavigationTarget("/audit", "console.audit", Role.ADMINISTRATOR, SYSTEM),
            new NavigationTarget("/health", "console.health", Role.ADMINISTRATOR, SYSTEM));

    private Navigation() {}

    /** Lets the page of a request stand under another entry than the one that its own address says. */
    public static void standUnder(String address, HttpServletRequest request) {
        request.setAttribute(PLACE, address);
    }

    /** The address by which the current entry is found. */
    static String place(HttpServletRequest request) {
        return request.getAttribute(PLACE) instanceof String place ? place : request.getRequestURI();
    }

    /**
     * @param address path of the page; paths below it belong to the same entry
     * @param key of the label's message
     * @param role lowest role that may open the page
     * @param menu key of the submenu's label; the entry's own if it is in none
     */
    private record NavigationTarget(String address, String key, Role role, String menu) {

        NavigationTarget(String address, String key, Role role) {
            this(address, key, role, key);
        }
    }

    /**
     * @param address to link to
     * @param key of the label's message
     * @param current whether the current page is this one or below it
     * @param menu key of the submenu's label; the same as {@code key} for an entry that is in none
     * @param waiting how much waits for the user on this page; 0 for nothing
     */
    record NavigationItem(String address, String key, boolean current, String menu, long waiting) {}

    /**
     * A place in the bar: a submenu if it has several entries, otherwise a link. Submenus keep the bar of every role on one
     * line of a window 1280 pixels wide.
     *
     * @param key of the submenu's label
     * @param items at least one
     */
    record NavigationMenu(String key, List<NavigationItem> items) {

        /** Whether the current page belongs to one of the entries. */
        public boolean isCurrent() {
            return items.stream().anyMatch(NavigationItem::current);
        }

        /** The sum of the entries' counts, which cannot be seen while the submenu is closed. */
        public long getWaiting() {
            return items.stream().mapToLong(NavigationItem::waiting).sum();
        }
    }

    /**
     * @param path of the current request
     * @param waiting how much waits for the user, by the address of an entry
     * @return the entries that the user may open, by their place in the bar and in its order
     */
    static List<NavigationMenu> menus(RequestUser user, String path, Map<String, Long> waiting) {
        return items(user, path, waiting).stream()
                .collect(Collectors.groupingBy(NavigationItem::menu, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(menu -> new NavigationMenu(menu.getKey(), menu.getValue()))
                .toList();
    }

    /** The entries that the user may open; for the parameters see {@link #menus}. */
    static List<NavigationItem> items(RequestUser user, String path, Map<String, Long> waiting) {
        return TARGETS.stream()
                .filter(target -> user.may(target.role()))
                .map(target -> new NavigationItem(
                        target.address(),
                        target.key(),
                        isCurrent(target.address(), path),
                        target.menu(),
                        waiting.getOrDefault(target.address(), 0L)))
                .toList();
    }

    // an issued report is opened from the list of reports, a run from the page of its job, what-if from turnaround,
    // respondents from trends: they highlight the entry above them
    private static boolean isCurrent(String address, String path) {
        return switch (address) {
            case "/" -> path.equals("/") || path.startsWith("/reports");
            case "/files" -> path.startsWith("/files") || path.startsWith("/setup");
            case "/settings" -> path.matches("/(settings|charity|recipients|questions|themes|rules)(/.*)?");
            case "/jobs" -> path.startsWith("/jobs") || path.startsWith("/runs");
            case "/trends" -> path.equals(address) || path.equals("/respondents");
            case "/turnaround" -> path.equals(address) || path.equals("/what-if");
            default -> path.equals(address) || path.startsWith(address + "/");
        };
    }
}
