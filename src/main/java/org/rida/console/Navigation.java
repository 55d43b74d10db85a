package org.rida.console;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rida.access.Role;

/**
 * The entries of the navigation bar, each for users whose role may open the page. Hiding an entry is a convenience; what
 * protects a page is {@link org.rida.console.security}.
 */
final class Navigation {

    private static final List<NavigationTarget> TARGETS = List.of(
            new NavigationTarget("/", "console.reports", Role.BOARD),
            new NavigationTarget("/drafts", "console.drafts", Role.QUALITY),
            new NavigationTarget("/trends", "console.trends", Role.QUALITY),
            new NavigationTarget("/turnaround", "console.turnaround", Role.QUALITY),
            new NavigationTarget("/comments", "console.comments", Role.QUALITY),
            new NavigationTarget("/watch", "console.watch", Role.QUALITY),
            new NavigationTarget("/rejected", "console.rejected", Role.QUALITY),
            new NavigationTarget("/actions", "console.actions", Role.QUALITY),
            new NavigationTarget("/jobs", "console.jobs", Role.ADMINISTRATOR),
            new NavigationTarget("/files", "console.files", Role.QUALITY),
            new NavigationTarget("/charity", "charity.title", Role.ADMINISTRATOR),
            new NavigationTarget("/rules", "console.rules", Role.ADMINISTRATOR),
            new NavigationTarget("/messages", "messages", Role.ADMINISTRATOR),
            new NavigationTarget("/users", "console.users", Role.ADMINISTRATOR),
            new NavigationTarget("/persons", "person.title", Role.ADMINISTRATOR),
            new NavigationTarget("/audit", "console.audit", Role.ADMINISTRATOR),
            new NavigationTarget("/health", "console.health", Role.ADMINISTRATOR));

    /** Rarely used pages are in a submenu, so that the bar fits on one line. */
    private static final Set<String> MORE =
            Set.of("/files", "/charity", "/rules", "/messages", "/users", "/persons", "/audit", "/health");

    private Navigation() {}

    /**
     * @param address path of the page; paths below it belong to the same entry
     * @param key of the label's message
     * @param role lowest role that may open the page
     */
    private record NavigationTarget(String address, String key, Role role) {}

    /**
     * @param address to link to
     * @param key of the label's message
     * @param current whether the current page is this one or below it
     * @param more whether the entry is in the submenu
     * @param waiting how much waits for the user on this page; 0 for nothing
     */
    record NavigationItem(String address, String key, boolean current, boolean more, long waiting) {}

    /**
     * @param path of the current request
     * @param waiting how much waits for the user, by the address of an entry
     * @return the entries that the user may open, in the order of the bar
     */
    static List<NavigationItem> items(RequestUser user, String path, Map<String, Long> waiting) {
        return TARGETS.stream()
                .filter(target -> user.may(target.role()))
                .map(target -> new NavigationItem(
                        target.address(),
                        target.key(),
                        isCurrent(target.address(), path),
                        MORE.contains(target.address()),
                        waiting.getOrDefault(target.address(), 0L)))
                .toList();
    }

    // an issued report is opened from the list of reports, a run from the page of its job, what-if from turnaround,
    // respondents
    // from trends, people to call back from actions: they highlight the entry above them
    private static boolean isCurrent(String address, String path) {
        return switch (address) {
            case "/" -> path.equals("/") || path.startsWith("/reports");
            case "/files" -> path.startsWith("/files") || path.startsWith("/setup");
            case "/jobs" -> path.startsWith("/jobs") || path.startsWith("/runs");
            case "/actions" -> path.startsWith("/actions") || path.equals("/follow-ups");
            case "/trends" -> path.equals(address) || path.equals("/respondents") || path.equals("/sampling");
            case "/turnaround" -> path.equals(address) || path.equals("/what-if");
            default -> path.equals(address) || path.startsWith(address + "/");
        };
    }
}
