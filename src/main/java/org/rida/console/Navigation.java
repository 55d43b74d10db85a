package org.rida.console;

import java.util.List;
import java.util.Set;
import org.rida.access.Role;

/** The pages in the bar, each for those who may open it. */
final class Navigation {

    private static final List<NavigationTarget> PLACES = List.of(
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
            new NavigationTarget("/rules", "console.rules", Role.ADMINISTRATOR),
            new NavigationTarget("/messages", "messages", Role.ADMINISTRATOR),
            new NavigationTarget("/users", "console.users", Role.ADMINISTRATOR),
            new NavigationTarget("/audit", "console.audit", Role.ADMINISTRATOR),
            new NavigationTarget("/health", "console.health", Role.ADMINISTRATOR));

    /** Seldom used: behind one word, so that the bar stays on one line. */
    private static final Set<String> MORE = Set.of("/files", "/rules", "/messages", "/users", "/audit", "/health");

    private Navigation() {}

    private record NavigationTarget(String address, String key, Role role) {}

    /** @param here whether the visitor is on it, or on a page below it */
    record NavigationItem(String address, String key, boolean here, boolean more) {}

    static List<NavigationItem> items(RequestUser visitor, String path) {
        return PLACES.stream()
                .filter(place -> visitor.may(place.role()))
                .map(place -> new NavigationItem(
                        place.address(), place.key(), isHere(place.address(), path), MORE.contains(place.address())))
                .toList();
    }

    private static boolean isHere(String address, String path) {
        return switch (address) {
            case "/" -> path.equals("/") || path.startsWith("/reports");
            case "/jobs" -> path.startsWith("/jobs") || path.startsWith("/runs");
            default -> path.equals(address) || path.startsWith(address + "/");
        };
    }
}
