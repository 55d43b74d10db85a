package org.rida.intake.row;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.DateParser;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.IdentifierParser;
import org.rida.intake.mapping.Mapping.FieldMapping;
import org.rida.intake.mapping.PiiMasking;
import org.rida.intake.mapping.Rule;
import org.rida.intake.mapping.TextNormalizer;

/** Parses the cells of one column into values of one field. */
final class FieldParser {

    /** Earlier dates are artefacts such as 1900-01-00, which spreadsheets show for empty cells. */
    private static final String EARLIEST_DAY = "1990-01-01";

    private final Field field;
    private final int column;
    private final String header;
    private final FieldMapping mapping;
    private final Set<String> nullValues = new HashSet<>();
    private final @Nullable ScoreParser scoreParser;
    private final CodeLookup codes;
    private final DateParser dates;
    private final FileContext context;

    FieldParser(Field field, int column, String header, FileContext context) {
        this.field = field;
        this.column = column;
        this.header = header;
        this.context = context;
        this.mapping = context.mapping().field(field.name());
        this.codes = CodeLookup.of(field, mapping, context.policy());
        this.dates = context.dates(mapping.dateFormats());
        context.mapping().nullValues().forEach(word -> nullValues.add(TextNormalizer.fold(word)));
        mapping.nullValues().forEach(word -> nullValues.add(TextNormalizer.fold(word)));
        this.scoreParser = field.question() == null ? null : new ScoreParser(field.question(), header, codes, mapping);
    }

    Field field() {
        return field;
    }

    /** The index of the column; -1 when the value is a constant of the mapping. */
    int column() {
        return column;
    }

    String header() {
        return header;
    }

    /**
     * Sets the value of the field in the row, or adds a violation. An empty cell is replaced by the mapping's
     * default.
     */
    void parse(RowBuilder row) {
        String cell = column < 0 || column >= row.cells().length ? "" : TextNormalizer.clean(row.cells()[column]);
        String text = isNull(cell) ? mapping.fallback() : cell;
        if (text == null || text.isEmpty()) {
            return;
        }
        switch (field.type()) {
            case NUMBER -> number(row, text);
            case DATE -> day(row, text);
            case MOMENT -> moment(row, text);
            case TERM, FLAG -> term(row, text);
            case BENEFICIARY -> row.set(field.slot(), context.key().hash(IdentifierParser.clean(text)));
            case FREE_TEXT -> row.set(field.slot(), PiiMasking.mask(text));
            case SCORE -> Objects.requireNonNull(scoreParser).parse(row, text);
        }
    }

    /** A violation that only shows in all rows together: a change of scale. */
    Optional<RuleViolation> columnViolation() {
        return scoreParser == null ? Optional.empty() : scoreParser.columnViolation();
    }

    /** The cell as a rejected row stores it: identifiers encrypted, everything else masked. */
    String retained(String cell) {
        if (cell.isEmpty() || !field.isIdentifier()) {
            return PiiMasking.mask(cell);
        }
        return context.key().encrypt(cell);
    }

    /** The length limit spares the folding of long free text, which no null value equals. */
    private boolean isNull(String cell) {
        return cell.isEmpty() || (!nullValues.isEmpty() && cell.length() < 40 && nullValues.contains(nullKey(cell)));
    }

    /** The folded cell; signs alone, such as "-" and ".", fold to the empty text. */
    private static String nullKey(String cell) {
        return TextNormalizer.fold(cell);
    }

    private void number(RowBuilder row, String text) {
        String number = IdentifierParser.clean(text);
        if (IdentifierParser.isTruncated(number)) {
            row.addViolation(new RuleViolation(Rule.NUMBER_DAMAGED, header, "", number));
            return;
        }
        row.set(field.slot(), context.mapping().numberPrefix() + number);
    }

    /** A date in the future is still set, because the mapping may only warn of it. */
    private void day(RowBuilder row, String text) {
        String day = dates.day(text);
        if (day == null) {
            row.addViolation(new RuleViolation(Rule.DATE, header, dates.example(), PiiMasking.mask(text)));
        } else if (day.compareTo(EARLIEST_DAY) < 0) {
            row.addViolation(new RuleViolation(Rule.DATE_TOO_EARLY, header, context.display(EARLIEST_DAY), text));
        } else if (day.compareTo(context.lastDay()) > 0) {
            row.addViolation(new RuleViolation(Rule.FUTURE_DATE, header, context.display(context.lastDay()), text));
            row.set(field.slot(), day);
        } else {
            row.set(field.slot(), day);
            row.addDay(day);
        }
    }

    private void moment(RowBuilder row, String text) {
        String moment = dates.moment(text);
        if (moment == null) {
            row.addViolation(new RuleViolation(Rule.DATE, header, dates.example(), PiiMasking.mask(text)));
        }
        row.set(field.slot(), moment);
    }

    private void term(RowBuilder row, String text) {
        String code = codes.code(text);
        if (code == null) {
            row.addViolation(new RuleViolation(Rule.UNKNOWN_VALUE, header, codes.expected(), PiiMasking.mask(text)));
        } else if (!code.isEmpty()) {
            row.set(field.slot(), code);
        }
    }
}
