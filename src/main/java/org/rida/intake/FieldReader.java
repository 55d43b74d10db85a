package org.rida.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.intake.Mapping.FieldMapping;
import org.rida.policy.Question;

/** Turns the cells of one column into values of one field. */
final class FieldReader {

    private static final List<String> DONT_KNOW =
            List.of("لا أعرف", "لا أدري", "لا ينطبق", "don't know", "dont know", "not applicable");
    private static final String EARLIEST = "1990-01-01";

    private final Field field;
    private final int column;
    private final String header;
    private final FieldMapping mapping;
    private final Set<String> nulls = new HashSet<>();
    private final Set<String> dontKnow = new HashSet<>();
    private final Values values;
    private final DateText dates;
    private final FileFacts facts;

    FieldReader(Field field, int column, String header, FileFacts facts) {
        this.field = field;
        this.column = column;
        this.header = header;
        this.facts = facts;
        this.mapping = facts.mapping().field(field.name());
        this.values = Values.of(field, mapping, facts.policy());
        this.dates = facts.dates(mapping.dateFormats());
        facts.mapping().nulls().forEach(word -> nulls.add(Words.fold(word)));
        mapping.nulls().forEach(word -> nulls.add(Words.fold(word)));
        DONT_KNOW.forEach(word -> dontKnow.add(Words.fold(word)));
        mapping.dontKnow().forEach(word -> dontKnow.add(Words.fold(word)));
    }

    Field field() {
        return field;
    }

    /** -1 when the value is a constant of the mapping. */
    int column() {
        return column;
    }

    String header() {
        return header;
    }

    void read(RowDraft row) {
        String cell = column < 0 || column >= row.cells().length ? "" : Words.clean(row.cells()[column]);
        String text = isNothing(cell) ? mapping.fallback() : cell;
        if (text == null || text.isEmpty()) {
            return;
        }
        switch (field.type()) {
            case NUMBER -> number(row, text);
            case DATE -> day(row, text);
            case MOMENT -> moment(row, text);
            case TERM, FLAG -> term(row, text);
            case BENEFICIARY -> row.set(field.slot(), facts.key().hash(identifier(text)));
            case FREE_TEXT -> row.set(field.slot(), Masking.mask(text));
            case SCORE -> score(row, text);
        }
    }

    /** The cell as a rejected row keeps it. */
    String kept(String cell) {
        if (cell.isEmpty() || !field.identifies()) {
            return Masking.mask(cell);
        }
        return facts.key().encrypt(cell);
    }

    private boolean isNothing(String cell) {
        return cell.isEmpty() || (!nulls.isEmpty() && cell.length() < 40 && nulls.contains(nullForm(cell)));
    }

    /** "-" and "." fold to nothing, and mean it. */
    private static String nullForm(String cell) {
        return Words.fold(cell);
    }

    private void number(RowDraft row, String text) {
        String number = identifier(text);
        if (scientific(number)) {
            row.found(new Finding(Rule.NUMBER_DAMAGED, header, "", number));
            return;
        }
        row.set(field.slot(), facts.mapping().numberPrefix() + number);
    }

    private void day(RowDraft row, String text) {
        String day = dates.day(text);
        if (day == null) {
            row.found(new Finding(Rule.DATE, header, dates.example(), Masking.mask(text)));
        } else if (day.compareTo(EARLIEST) < 0) {
            row.found(new Finding(Rule.DATE_TOO_EARLY, header, EARLIEST, text));
        } else if (day.compareTo(facts.lastDay()) > 0) {
            row.found(new Finding(Rule.FUTURE_DATE, header, facts.lastDay(), text));
            row.set(field.slot(), day);
        } else {
            row.set(field.slot(), day);
            row.sawDay(day);
        }
    }

    private void moment(RowDraft row, String text) {
        String moment = dates.moment(text);
        if (moment == null) {
            row.found(new Finding(Rule.DATE, header, dates.example(), Masking.mask(text)));
        }
        row.set(field.slot(), moment);
    }

    private void term(RowDraft row, String text) {
        String code = values.code(text);
        if (code == null) {
            row.found(new Finding(Rule.UNKNOWN_VALUE, header, values.expected(), Masking.mask(text)));
        } else if (!code.isEmpty()) {
            row.set(field.slot(), code);
        }
    }

    private void score(RowDraft row, String text) {
        Question question = java.util.Objects.requireNonNull(field.question());
        if (dontKnow.contains(Words.fold(text))) {
            row.score(field.name(), null);
            return;
        }
        String listed = listedScore(question, text);
        Integer score = wholeNumber(listed);
        if (score == null) {
            row.found(new Finding(Rule.SCORE, header, scale(question), Masking.mask(text)));
        } else if (score < question.scale().low() || score > question.scale().high()) {
            row.found(new Finding(Rule.SCORE_OUTSIDE_SCALE, header, scale(question), text));
        } else {
            row.score(field.name(), score.toString());
        }
    }

    private String listedScore(Question question, String text) {
        if (!values.isEmpty()) {
            String code = values.code(text);
            return code == null ? text : code;
        }
        if (question.scale() == Question.Scale.YES_NO) {
            String word = Words.fold(text);
            return Values.YES.contains(word) ? "1" : Values.NO.contains(word) ? "0" : text;
        }
        return text;
    }

    private static String scale(Question question) {
        return question.scale().low() + "–" + question.scale().high();
    }

    private static @Nullable Integer wholeNumber(String text) {
        String plain = withoutZeroDecimals(Words.latinDigits(text));
        if (plain.isEmpty() || plain.length() > 6) {
            return null;
        }
        try {
            return Integer.valueOf(plain);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String identifier(String text) {
        return withoutZeroDecimals(Words.latinDigits(text));
    }

    /** 14603.0 and 4,0 are whole numbers that passed through a spreadsheet. */
    private static String withoutZeroDecimals(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '0') {
            end--;
        }
        boolean decimals =
                end > 1 && end < text.length() && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ',');
        if (!decimals || !text.substring(0, end - 1).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text;
        }
        return text.substring(0, end - 1);
    }

    private static boolean scientific(String text) {
        int e = text.indexOf("E+");
        return e > 0
                && text.substring(0, e).chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == ',')
                && text.substring(e + 2).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
