package org.rida.intake.row;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.text.TextNormalizer;

/** Completes the numbers of a file's rows: generates those that a row does not have, and puts before them what makes them unique. */
public final class RowNumbers {

    /** Of so many equal rejected rows each keeps its number when it is corrected. */
    private static final int MOST_EQUAL = 1_000;

    private final RowBuilder row;
    private final List<FieldParser> parsers;
    private final List<ChoiceParser> choices;
    private final List<String> headers;
    private final FileContext context;
    private final int daySlot;
    /** Columns that make the number of a row without one. */
    private final List<Integer> keyColumns;
    /** Hash to the number of equal rows so far, for rows without a number of their own. */
    private final Map<String, Integer> occurrences = new HashMap<>();
    /** Numbers that rows of this file got which correct rejected ones. */
    private final Set<String> corrected = new HashSet<>();

    /**
     * @param row that all rows of the file are parsed into, one after the other
     * @param daySlot slot of the main day
     */
    RowNumbers(
            RowBuilder row,
            List<FieldParser> parsers,
            List<ChoiceParser> choices,
            ColumnMatch columns,
            FileContext context,
            int daySlot) {
        this.row = row;
        this.parsers = parsers;
        this.choices = choices;
        this.headers = columns.headers();
        this.context = context;
        this.daySlot = daySlot;
        this.keyColumns = context.mapping().number().key().stream()
                .map(columns::indexOf)
                .filter(column -> column >= 0)
                .toList();
    }

    /** See {@link RowParser#beginPart}. */
    void beginPart() {
        occurrences.clear();
    }

    /** To be called when all cells of a row have been parsed. */
    void complete() {
        if (context.mapping().numberFrom() != Mapping.NumberFrom.ROW) {
            addNumberParts();
            return;
        }
        String hash = hash();
        WaitingRow waiting = context.waitingRow(row.reference());
        if (waiting == null) {
            number(hash, occurrences.merge(hash, 1, Integer::sum));
        } else {
            correctedNumber(hash, waiting);
        }
    }

    /**
     * Rows that are equal come in one file and are corrected one by one. Each keeps the number with which it was rejected where the
     * correction does not change that; otherwise it gets the first number that no other row of its file has or waits for.
     */
    private void correctedNumber(String hash, WaitingRow waiting) {
        for (int occurrence = 1; occurrence <= MOST_EQUAL; occurrence++) {
            if (context.key().hash(number(hash, occurrence)).equals(waiting.key())) {
                corrected.add(String.valueOf(row.get(0)));
                return;
            }
        }
        int occurrence = 1;
        String number = number(hash, occurrence);
        while (waiting.taken().contains(number)
                || context.isAwaited(context.key().hash(number))
                || !corrected.add(number)) {
            number = number(hash, ++occurrence);
        }
    }

    /** Sets and returns the number of the row, which counts equal rows from the second on. */
    private String number(String hash, int occurrence) {
        row.set(0, context.mapping().numberPrefix() + (occurrence == 1 ? hash : hash + "-" + occurrence));
        addNumberParts();
        return String.valueOf(row.get(0));
    }

    /** A generated number without its count of equal rows. */
    public static String withoutOccurrence(String number) {
        return number.replaceFirst("(?<=[0-9a-f]{32})-\\d{1,9}$", "");
    }

    /** Puts what makes the number unique before it; without a day the row is rejected anyway. */
    private void addNumberParts() {
        String number = row.get(0);
        String day = row.get(daySlot);
        if (number == null || context.mapping().number().with().isEmpty()) {
            return;
        }
        StringBuilder unique = new StringBuilder(context.mapping().numberPrefix());
        for (Mapping.NumberPart part : context.mapping().number().with()) {
            unique.append(
                            switch (part) {
                                case FORM -> context.form();
                                case MONTH -> day == null ? "" : day.substring(0, 7);
                                case YEAR -> day == null ? "" : day.substring(0, 4);
                            })
                    .append('/');
        }
        row.set(0, unique + number.substring(context.mapping().numberPrefix().length()));
    }

    /**
     * What the number of a row without one is made of: the hash of the mapping's key columns, or else of all values with the time
     * of day. The same file yields the same numbers again, in whatever order its rows come.
     */
    private String hash() {
        String key = key();
        return context.key().hash(key.isEmpty() ? wholeRow() : key);
    }

    /** Empty when the key columns hold neither a moment nor anything else that tells one row from the others. */
    private String key() {
        StringBuilder key = new StringBuilder();
        boolean unique = false;
        for (int column : keyColumns) {
            String part = momentOf(column);
            if (part == null) {
                String cell = column < row.cells().length ? row.cells()[column] : "";
                part = TextNormalizer.clean(cell).toLowerCase(Locale.ROOT);
            }
            unique = unique || !part.isEmpty();
            key.append(part).append('\u001f');
        }
        return unique ? key.toString() : "";
    }

    /** The moment in a column of dates, empty for a day alone; null for other columns. */
    private @Nullable String momentOf(int column) {
        for (FieldParser parser : parsers) {
            if (parser.column() == column && parser.field().type() == Field.FieldType.DATE) {
                return parser.moment(row);
            }
        }
        return null;
    }

    /**
     * All values of the row but its number. The time of day is added, as two people may give the same answers on one
     * day. Of words counts what is written and not what it means: a mapping that learns a word must not make another number of
     * a row that was read before.
     */
    private String wholeRow() {
        @Nullable String[] values = new @Nullable String[row.slots()];
        Arrays.setAll(values, row::get);
        String[] cells = cellsAsSent();
        StringJoiner scores = new StringJoiner(",", "{", "}");
        String moment = "";
        for (FieldParser parser : parsers) {
            Field field = parser.field();
            if (field.type() == Field.FieldType.SCORE) {
                addScore(scores, field.name(), parser.written(cells));
            } else if (parser.readsWords()) {
                String written = parser.written(cells);
                values[field.slot()] = written.isEmpty() ? null : written;
            } else if (field.slot() == daySlot) {
                moment = parser.moment(row);
            }
        }
        choices.forEach(question -> addScore(scores, question.code(), question.written(cells)));
        StringBuilder all = new StringBuilder();
        for (int i = 1; i < values.length; i++) {
            all.append(values[i]).append('\u001f');
        }
        return all.append(scores).append(moment).toString();
    }

    /**
     * Of a row that was corrected the cells that it was rejected with: the sender's next file has them still, and a mapping may have
     * learned their words by then.
     */
    private String[] cellsAsSent() {
        WaitingRow waiting = context.waitingRow(row.reference());
        Map<String, String> rejected = waiting == null ? Map.of() : waiting.cells();
        String[] cells = row.cells().clone();
        for (int i = 0; i < Math.min(cells.length, headers.size()); i++) {
            cells[i] = rejected.getOrDefault(headers.get(i), cells[i]);
        }
        return cells;
    }

    private static void addScore(StringJoiner scores, String question, String written) {
        if (!written.isEmpty()) {
            scores.add('"' + question + "\":" + written);
        }
    }
}
