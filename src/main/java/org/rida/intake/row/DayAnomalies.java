package org.rida.intake.row;

import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.Rule;













import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many rows each day has: a day with many times the usual number is most often a date that somebody, or a program,
 * filled in; days without any between busy ones are rows that did not come along.
 */
final class DayAnomalies {

    private static final int RECEIVED = 1;
    private static final int ANSWERED = 2;
    private static final int INVITED = 1;

    private static final int FEWEST_DAYS = 20;
    private static final int TIMES_THE_USUAL = 10;
    private static final int FEWEST_ROWS = 30;
    private static final int MOST_DAYS = 50_000;
    /** Longer than any feast. */
    private static final int GAP = 15;
    /** A file that has rows on less than every other day has gaps by nature. */
    private static final double BUSY = 0.5;

    private final int slot;
    private final String header;
    private final FileContext facts;
    private final Map<String, Integer> rows = new TreeMap<>();

    private DayAnomalies(int slot, String header, FileContext facts) {
        this.slot = slot;
        this.header = header;
        this.facts = facts;
    }

    static DayAnomalies of(RecordType subject, ColumnMatch columns, List<Field> fields, FileContext facts) {
        int slot =
                switch (subject) {
                    case REQUEST -> RECEIVED;
                    case RESPONSE -> ANSWERED;
                    case INVITATION -> INVITED;
                };
        Field field = fields.stream().filter(f -> f.slot() == slot).findFirst().orElseThrow();
        return new DayAnomalies(slot, columns.header(field), facts);
    }

    /** The field whose days are counted. */
    int slot() {
        return slot;
    }

    void saw(@Nullable String day) {
        if (day != null && (rows.size() < MOST_DAYS || rows.containsKey(day))) {
            rows.merge(day, 1, Integer::sum);
        }
    }

    /** The most unusual day and the longest gap, where they are far from the usual. Nothing for files of few days. */
    List<RuleViolation> findings() {
        if (rows.size() < FEWEST_DAYS) {
            return List.of();
        }
        List<RuleViolation> findings = new ArrayList<>();
        crowd(findings);
        gap(findings);
        return findings;
    }

    private void crowd(List<RuleViolation> findings) {
        int usual = rows.values().stream()
                .sorted()
                .skip(rows.size() / 2)
                .findFirst()
                .orElse(0);
        rows.entrySet().stream()
                .filter(day -> day.getValue() >= FEWEST_ROWS && day.getValue() > TIMES_THE_USUAL * usual)
                .max(Map.Entry.comparingByValue())
                .ifPresent(day -> findings.add(finding(
                        "intake.days.peak", "n", day.getValue(), "usual", usual, "day", facts.shown(day.getKey()))));
    }

    private void gap(List<RuleViolation> findings) {
        List<LocalDate> days = rows.keySet().stream().map(LocalDate::parse).toList();
        long span = ChronoUnit.DAYS.between(days.get(0), days.get(days.size() - 1)) + 1;
        int longest = 0;
        for (int i = 1; i < days.size(); i++) {
            longest = length(days, i) > length(days, longest) ? i : longest;
        }
        if (days.size() > BUSY * span && length(days, longest) > GAP) {
            findings.add(finding(
                    "intake.days.gap",
                    "n",
                    length(days, longest) - 1,
                    "from",
                    facts.shown(days.get(longest - 1).plusDays(1).toString()),
                    "to",
                    facts.shown(days.get(longest).minusDays(1).toString())));
        }
    }

    private static long length(List<LocalDate> days, int at) {
        return at == 0 ? 0 : ChronoUnit.DAYS.between(days.get(at - 1), days.get(at));
    }

    private RuleViolation finding(String key, Object... namesAndValues) {
        BilingualText figures = BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN).format(key, namesAndValues));
        return new RuleViolation(Rule.DAY_COUNT, header, figures, "");
    }
}
