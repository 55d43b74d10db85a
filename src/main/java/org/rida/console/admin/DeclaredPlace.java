package org.rida.console.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The place of a value in an edited declaration, {@code /calendar/holidays[2026-09-23]/name/en}.
 *
 * @param parts from the outermost on
 */
record DeclaredPlace(List<DeclaredPlace.PlacePart> parts) {

    private static final Pattern PART = Pattern.compile("/([^/\\[]*)(?:\\[([^]]*)])?");

    /** @param entry what identifies an entry of the list; empty for a list of single values; null for what is no list */
    record PlacePart(String name, @org.jspecify.annotations.Nullable String entry) {

        boolean isEntry() {
            return entry != null && !entry.isEmpty();
        }
    }

    static DeclaredPlace parse(String place) {
        List<PlacePart> parts = new ArrayList<>();
        Matcher part = PART.matcher(place);
        while (part.find()) {
            parts.add(new PlacePart(part.group(1), part.group(2)));
        }
        return new DeclaredPlace(parts);
    }

    /** Without what identifies entries: {@code calendar/holidays/name/en}. */
    String names() {
        return names(parts.size());
    }

    /** Of the first parts. */
    String names(int count) {
        return parts.subList(0, count).stream().map(PlacePart::name).collect(Collectors.joining("/"));
    }

    /** Whether an entry itself came or left. */
    boolean isEntry() {
        return parts.get(parts.size() - 1).isEntry();
    }

    /** Whether it is a list of single values. */
    boolean isList() {
        return "".equals(parts.get(parts.size() - 1).entry());
    }
}
