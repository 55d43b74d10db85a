package org.rida.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rida.access.Role;
import org.rida.i18n.Language;

/**
 * A page as somebody meets it.
 *
 * @param width of the window in pixels: a desk's 1280 or a phone's 390
 */
record PageVisit(Role role, Language language, int width, String address) {

    /** Of every page that is met, not only of those with which something is wrong. */
    private static final boolean PICTURES = Boolean.getBoolean("rida.console.pictures");

    private static final int DESK = 1280;
    private static final int PHONE = 390;
    /** Of controls that a finger can hit, with what is around them. */
    private static final int TWO_LINES = 120;

    /** What is left of a desk's window for a page that is enlarged four times (WCAG 1.4.10). */
    private static final int ENLARGED = 320;

    /** A page that does not exist, which one can meet, too. */
    static final String NOWHERE = "/no-such-page";

    static List<PageVisit> inAllWays(Role role, String address) {
        List<PageVisit> visits = new ArrayList<>();
        for (Language language : Language.values()) {
            visits.add(new PageVisit(role, language, DESK, address));
            visits.add(new PageVisit(role, language, PHONE, address));
        }
        return visits;
    }

    /**
     * Visits the pages, and takes a picture of each with which something is wrong.
     *
     * @param password that all roles have
     * @return what is wrong with them, with the visit that shows it
     */
    static List<String> walk(String base, String password, List<PageVisit> visits) {
        List<String> wrong = new ArrayList<>();
        List<PageVisit> sorted = visits.stream()
                .sorted(Comparator.comparing(PageVisit::role).thenComparing(PageVisit::language))
                .toList();
        for (Role role : Role.values()) {
            for (Language language : Language.values()) {
                try (TestBrowser browser = TestBrowser.open(base)) {
                    browser.width(DESK);
                    browser.logIn(role.code(), password, language.code());
                    sorted.stream()
                            .filter(visit -> visit.role == role && visit.language == language)
                            .forEach(visit -> visit.faults(browser).forEach(fault -> wrong.add(visit + ": " + fault)));
                }
            }
        }
        return wrong;
    }

    private List<String> faults(TestBrowser browser) {
        browser.width(width);
        browser.go(address);
        browser.stopPolling();
        browser.unfold();
        PageChecks checks = browser.checks();
        List<String> wrong = new ArrayList<>();
        browser.complaints().stream()
                .filter(complaint -> !complaint.contains(NOWHERE))
                .forEach(wrong::add);
        wrong.addAll(checks.violations());
        checks.unreachableScrollAreas().forEach(area -> wrong.add("no key scrolls " + area));
        checks.oddLetters().forEach(letters -> wrong.add("too small or too large: " + letters));
        checks.brokenWords().forEach(words -> wrong.add("broken into lines: " + words));
        checks.silentDrawings().forEach(drawing -> wrong.add("tells nothing: " + drawing));
        checks.sortedButtons().forEach(column -> wrong.add("sorts by buttons: " + column));
        checks.crowded().forEach(control -> wrong.add("meets another: " + control));
        checks.emptyColumns().forEach(column -> wrong.add("an empty column: " + column));
        if (width == DESK) {
            checks.sortedTwice().forEach(list -> wrong.add("sorted by two controls: " + list));
        }
        if (width == PHONE) {
            if (checks.barHeight() > TWO_LINES) {
                wrong.add("a bar of %d px".formatted(checks.barHeight()));
            }
            checks.titlesAlone().forEach(cell -> wrong.add("a title without a value: " + cell));
            checks.smallTargets().forEach(target -> wrong.add("too low: " + target));
        }
        reflow(checks, wrong, width);
        reflow(checks, wrong, ENLARGED);
        if (checks.overflowOnPaper() > 0) {
            wrong.add("wider than a sheet of paper");
        }
        browser.width(width);
        checks.unreachableControls().forEach(control -> wrong.add("no key reaches " + control));
        if (PICTURES || !wrong.isEmpty()) {
            browser.picture("%s-%s-%d%s"
                    .formatted(role.code(), language.code(), width, address.replaceAll("[^A-Za-z0-9]+", "-")));
        }
        return wrong;
    }

    private static void reflow(PageChecks checks, List<String> wrong, int width) {
        checks.browser().width(width);
        checks.hiddenSideways().forEach(hidden -> wrong.add("hidden sideways at %d: %s".formatted(width, hidden)));
        checks.metLetters().forEach(letters -> wrong.add("letters of a chart at %d: %s".formatted(width, letters)));
        if (checks.overflow() > 0) {
            wrong.add("%d px wider than the window of %d".formatted(checks.overflow(), width));
        }
    }

    @Override
    public String toString() {
        return "%s %s %d %s".formatted(role.code(), language.code(), width, address);
    }
}
