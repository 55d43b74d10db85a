package org.rida.intake.row;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.Rule;

/**
 * Detects anomalies in the number of rows per day. A day with many times the median number most often holds dates
 * that a person or program filled in by default; a long run of days without rows in an otherwise dense file suggests
 * that rows are missing.
 */
final class DayAnomalies {

    /** Slots of the fields whose days are counted, see {@link org.rida.intake.mapping.FieldCatalog}. */
    private static final int RECEIVED_ON = 1;

    private static final int ANSWERED_ON = 2;
    private static final int INVITED_ON = 1;

    /** With fewer distinct days there is no usual number to compare with. */
    private static final int MIN_DAYS = 20;
    /** How many times the median a peak must exceed. */
    private static final int PEAK_FACTOR = 10;

    private static final int MIN_PEAK_ROWS = 30;
    /** Bounds the memory for files with absurd dates; further days are ignored. */
    private static final int MAX_DAYS = 50_000;
    /** Longer than any public holiday. */
    private static final int MAX_GAP_DAYS = 15;
    /** Files with rows on fewer days than this share of their span have gaps by nature. */
    private static final double MIN_COVERAGE = 0.5;

    private final int slot;
    private final String header;
    private final FileContext context;
    private final Map<String, Integer> rowsByDay = new TreeMap<>();

    private DayAnomalies(int slot, String header, FileContext context) {
        this.slot = slot;
        this.header = header;
        this.context = context;
    }

    /** Counts by the main day of the record type: received, answered or invited on. */
    static DayAnomalies of(RecordType recordType, ColumnMatch columns, List<Field> fields, FileContext context) {
        int slot =
                switch (recordType) {
                    case REQUEST -> RECEIVED_ON;
                    case RESPONSE -> ANSWERED_ON;
                    case INVITATION -> INVITED_ON;
                };
        Field field = fields.stream().filter(f -> f.slot() == slot).findFirst().orElseThrow();
        return new DayAnomalies(slot, columns.header(field), context);
    }

    /** The slot of the field whose days are counted. */
    int slot() {
        return slot;
    }

    /** @param day in ISO form; null, when it could not be parsed, is ignored */
    void add(@Nullable String day) {
        if (day != null && (rowsByDay.size() < MAX_DAYS || rowsByDay.containsKey(day))) {
            rowsByDay.merge(day, 1, Integer::sum);
        }
    }

    /** Adds the rows of each month, such as {@code 2026-10}. */
    void addMonths(Map<String, Integer> months) {
        rowsByDay.forEach((day, rows) -> months.merge(day.substring(0, 7), rows, Integer::sum));
    }

    /** The highest peak and the longest gap, where they exceed the thresholds; empty for files of few days. */
    List<RuleViolation> violations() {
        if (rowsByDay.size() < MIN_DAYS) {
            return List.of();
        }
        List<RuleViolation> violations = new ArrayList<>();
        addPeak(violations);
        addGap(violations);
        return violations;
    }

    private void addPeak(List<RuleViolation> violations) {
        int median = rowsByDay.values().stream()
                .sorted()
                .skip(rowsByDay.size() / 2)
                .findFirst()
                .orElse(0);
        rowsByDay.entrySet().stream()
                .filter(day -> day.getValue() >= MIN_PEAK_ROWS && day.getValue() > PEAK_FACTOR * median)
                .max(Map.Entry.comparingByValue())
                .ifPresent(day -> violations.add(violation(
                        "intake.days.peak",
                        "n",
                        day.getValue(),
                        "usual",
                        median,
                        "day",
                        context.display(day.getKey()))));
    }

    private void addGap(List<RuleViolation> violations) {
        List<LocalDate> days = rowsByDay.keySet().stream().map(LocalDate::parse).toList();
        long span = ChronoUnit.DAYS.between(days.get(0), days.get(days.size() - 1)) + 1;
        int longest = 0;
        for (int i = 1; i < days.size(); i++) {
            longest = daysSincePrevious(days, i) > daysSincePrevious(days, longest) ? i : longest;
        }
        if (days.size() > MIN_COVERAGE * span && daysSincePrevious(days, longest) > MAX_GAP_DAYS) {
            violations.add(violation(
                    "intake.days.gap",
                    "n",
                    daysSincePrevious(days, longest) - 1,
                    "from",
                    context.display(days.get(longest - 1).plusDays(1).toString()),
                    "to",
                    context.display(days.get(longest).minusDays(1).toString())));
        }
    }

    /** Days from the previous day with rows to the one at an index; 0 for the first. */
    private static long daysSincePrevious(List<LocalDate> days, int at) {
        return at == 0 ? 0 : ChronoUnit.DAYS.between(days.get(at - 1), days.get(at));
    }

    private RuleViolation violation(String key, Object... namesAndValues) {
        BilingualText figures =
                BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN).format(key, namesAndValues));
        return new RuleViolation(Rule.DAY_COUNT, header, figures, "");
    }
}
