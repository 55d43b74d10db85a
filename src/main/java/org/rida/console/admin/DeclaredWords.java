package org.rida.console.admin;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.access.AuditChange;
import org.rida.console.PageFormatter;
import org.springframework.stereotype.Component;

/**
 * Puts into words what an edited declaration changed: each value by the label that its form has, under the entry to which it belongs, with
 * what it was and what it is.
 */
@Component
class DeclaredWords {

    private final DeclaredEntries entries;
    private final AuditWords codes;

    DeclaredWords(DeclaredEntries entries, AuditWords codes) {
        this.entries = entries;
        this.codes = codes;
    }

    /** Whether a detail of an entry in the log is the place of a declared value. */
    static boolean isPlace(String name) {
        return name.startsWith("/");
    }

    /**
     * What changed, entry by entry.
     *
     * @param details all of an entry in the log; of which those are read that are places
     * @param untold gets places that have no words
     */
    List<AuditDetail> tell(Map<String, String> details, List<String> untold, PageFormatter words) {
        Map<String, List<AuditDetail>> told = new LinkedHashMap<>();
        Map<String, String> changed = new TreeMap<>();
        details.forEach((name, value) -> {
            if (name.startsWith(AuditChange.NOW) && isPlace(name.substring(AuditChange.NOW.length()))) {
                changed.put(name.substring(AuditChange.NOW.length()), value);
            }
        });
        changed.forEach((name, now) -> {
            DeclaredPlace place = DeclaredPlace.parse(name);
            Optional<String> entry = entries.name(place, words);
            String was = details.getOrDefault(AuditChange.WAS + name, "");
            Optional<AuditDetail> detail = detail(place, isWhole(name, changed), was, now, words);
            if (entry.isEmpty() || detail.isEmpty()) {
                untold.add(name);
            } else {
                told.computeIfAbsent(entry.get(), e -> new ArrayList<>()).add(detail.get());
            }
        });
        return told.entrySet().stream()
                .flatMap(entry -> details(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Whether the entry around a value came or left, so that each value has one side only. */
    private static boolean isWhole(String name, Map<String, String> changed) {
        return changed.keySet().stream().anyMatch(entry -> entry.endsWith("]") && name.startsWith(entry + "/"));
    }

    /** What belongs to one entry is told together. */
    private static Stream<AuditDetail> details(String entry, List<AuditDetail> told) {
        return entry.isEmpty()
                ? told.stream()
                : Stream.of(new AuditDetail(
                        entry,
                        told.stream()
                                .map(detail -> detail.label().isEmpty()
                                        ? detail.text()
                                        : detail.label() + ": " + detail.text())
                                .collect(Collectors.joining(" · ")),
                        List.of()));
    }

    private Optional<AuditDetail> detail(
            DeclaredPlace place, boolean whole, String was, String now, PageFormatter words) {
        return place.isEntry()
                ? Optional.of(new AuditDetail(
                        "", words.translate("audit.declared." + (now.isEmpty() ? "removed" : "added")), List.of()))
                : DeclaredLabels.label(place, words)
                        .map(label -> new AuditDetail(
                                label,
                                whole && (was.isEmpty() || now.isEmpty())
                                        ? list(place, was + now, words)
                                        : change(place, was, now, words),
                                List.of()));
    }

    private String change(DeclaredPlace place, String was, String now, PageFormatter words) {
        if (place.isList()) {
            return Stream.of(Map.entry("removed", was), Map.entry("added", now))
                    .filter(part -> !part.getValue().isEmpty())
                    .map(part -> words.translate(
                            "audit.declared.list." + part.getKey(), "list", list(place, part.getValue(), words)))
                    .collect(Collectors.joining(words.translate("list.separator")));
        }
        return words.translate("audit.changed", "was", value(place, was, words), "now", value(place, now, words));
    }

    private String list(DeclaredPlace place, String values, PageFormatter words) {
        return Stream.of(place.isList() ? values.split(", ") : new String[] {values})
                .map(value -> value(place, value, words))
                .collect(Collectors.joining(words.translate("list.separator")));
    }

    private String value(DeclaredPlace place, String value, PageFormatter words) {
        return words.isolated(value.isEmpty() ? words.translate("audit.changed.nothing") : text(place, value, words));
    }

    private String text(DeclaredPlace place, String value, PageFormatter words) {
        return switch (place.names()) {
            case "schedule/cron" -> new CronText(words.messages()).words(value).orElse(value);
            case "calendar/workweek" -> weekday(value, words);
            case "association/promise-target", "association/satisfaction-target" -> percent(value, words);
            case "decisions/obstacle", "decisions/series" -> codes.value("page", value, words);
            case "reports/formats" -> value.toUpperCase(Locale.ROOT);
            default ->
                value.equals("true") || value.equals("false")
                        ? words.translate(value.equals("true") ? "console.yes" : "console.no")
                        : DeclaredLabels.code(place, value)
                                .filter(words.messages()::contains)
                                .map(words::translate)
                                .orElseGet(() -> codes.value(place.names(), value, words));
        };
    }

    private static String weekday(String code, PageFormatter words) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().equalsIgnoreCase(code))
                .findFirst()
                .map(day -> CronText.weekdays(words.messages()).get(day.getValue()))
                .orElse(code);
    }

    private static String percent(String share, PageFormatter words) {
        try {
            return words.percent(Double.parseDouble(share));
        } catch (NumberFormatException e) {
            return share;
        }
    }
}
