package org.rida.console;

import org.rida.access.Role;











import java.util.List;
import java.util.Set;

/** The pages in the bar, each for those who may open it. */
final class Navigation {

    private static final List<Place> PLACES = List.of(
            new Place("/", "console.reports", Role.BOARD),
            new Place("/drafts", "console.drafts", Role.QUALITY),
            new Place("/trends", "console.trends", Role.QUALITY),
            new Place("/turnaround", "console.turnaround", Role.QUALITY),
            new Place("/comments", "console.comments", Role.QUALITY),
            new Place("/watch", "console.watch", Role.QUALITY),
            new Place("/rejected", "console.rejected", Role.QUALITY),
            new Place("/actions", "console.actions", Role.QUALITY),
            new Place("/jobs", "console.jobs", Role.ADMINISTRATOR),
            new Place("/files", "console.files", Role.QUALITY),
            new Place("/rules", "console.rules", Role.ADMINISTRATOR),
            new Place("/messages", "messages", Role.ADMINISTRATOR),
            new Place("/users", "console.users", Role.ADMINISTRATOR),
            new Place("/audit", "console.audit", Role.ADMINISTRATOR),
            new Place("/health", "console.health", Role.ADMINISTRATOR));

    /** Seldom used: behind one word, so that the bar stays on one line. */
    private static final Set<String> MORE = Set.of("/files", "/rules", "/messages", "/users", "/audit", "/health");

    private Navigation() {}

    private record Place(String address, String key, Role role) {}

    /** @param here whether the visitor is on it, or on a page below it */
    record Item(String address, String key, boolean here, boolean more) {}

    static List<Item> of(Visitor visitor, String path) {
        return PLACES.stream()
                .filter(place -> visitor.may(place.role()))
                .map(place -> new Item(
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
