package org.rida.intake.row;

import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.DateParser;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.IdentifierParser;
import org.rida.intake.mapping.Mapping.FieldMapping;
import org.rida.intake.mapping.PiiMasking;
import org.rida.intake.mapping.Rule;
import org.rida.intake.mapping.TextNormalizer;













import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the cells of one column into values of one field. */
final class FieldParser {

    private static final String EARLIEST = "1990-01-01";

    private final Field field;
    private final int column;
    private final String header;
    private final FieldMapping mapping;
    private final Set<String> nulls = new HashSet<>();
    private final @Nullable ScoreParser scores;
    private final CodeLookup values;
    private final DateParser dates;
    private final FileContext facts;

    FieldParser(Field field, int column, String header, FileContext facts) {
        this.field = field;
        this.column = column;
        this.header = header;
        this.facts = facts;
        this.mapping = facts.mapping().field(field.name());
        this.values = CodeLookup.of(field, mapping, facts.policy());
        this.dates = facts.dates(mapping.dateFormats());
        facts.mapping().nullValues().forEach(word -> nulls.add(TextNormalizer.fold(word)));
        mapping.nullValues().forEach(word -> nulls.add(TextNormalizer.fold(word)));
        this.scores = field.question() == null ? null : new ScoreParser(field.question(), header, values, mapping);
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

    void read(RowBuilder row) {
        String cell = column < 0 || column >= row.cells().length ? "" : TextNormalizer.clean(row.cells()[column]);
        String text = isNothing(cell) ? mapping.fallback() : cell;
        if (text == null || text.isEmpty()) {
            return;
        }
        switch (field.type()) {
            case NUMBER -> number(row, text);
            case DATE -> day(row, text);
            case MOMENT -> moment(row, text);
            case TERM, FLAG -> term(row, text);
            case BENEFICIARY -> row.set(field.slot(), facts.key().hash(IdentifierParser.clean(text)));
            case FREE_TEXT -> row.set(field.slot(), PiiMasking.mask(text));
            case SCORE -> Objects.requireNonNull(scores).read(row, text);
        }
    }

    /** What can only be seen in all rows together. */
    Optional<RuleViolation> ofTheWholeColumn() {
        return scores == null ? Optional.empty() : scores.ofTheWholeColumn();
    }

    /** The cell as a rejected row keeps it. */
    String retained(String cell) {
        if (cell.isEmpty() || !field.identifies()) {
            return PiiMasking.mask(cell);
        }
        return facts.key().encrypt(cell);
    }

    private boolean isNothing(String cell) {
        return cell.isEmpty() || (!nulls.isEmpty() && cell.length() < 40 && nulls.contains(nullForm(cell)));
    }

    /** "-" and "." fold to nothing, and mean it. */
    private static String nullForm(String cell) {
        return TextNormalizer.fold(cell);
    }

    private void number(RowBuilder row, String text) {
        String number = IdentifierParser.clean(text);
        if (IdentifierParser.isCut(number)) {
            row.found(new RuleViolation(Rule.NUMBER_DAMAGED, header, "", number));
            return;
        }
        row.set(field.slot(), facts.mapping().numberPrefix() + number);
    }

    private void day(RowBuilder row, String text) {
        String day = dates.day(text);
        if (day == null) {
            row.found(new RuleViolation(Rule.DATE, header, dates.example(), PiiMasking.mask(text)));
        } else if (day.compareTo(EARLIEST) < 0) {
            row.found(new RuleViolation(Rule.DATE_TOO_EARLY, header, facts.shown(EARLIEST), text));
        } else if (day.compareTo(facts.lastDay()) > 0) {
            row.found(new RuleViolation(Rule.FUTURE_DATE, header, facts.shown(facts.lastDay()), text));
            row.set(field.slot(), day);
        } else {
            row.set(field.slot(), day);
            row.sawDay(day);
        }
    }

    private void moment(RowBuilder row, String text) {
        String moment = dates.moment(text);
        if (moment == null) {
            row.found(new RuleViolation(Rule.DATE, header, dates.example(), PiiMasking.mask(text)));
        }
        row.set(field.slot(), moment);
    }

    private void term(RowBuilder row, String text) {
        String code = values.code(text);
        if (code == null) {
            row.found(new RuleViolation(Rule.UNKNOWN_VALUE, header, values.expected(), PiiMasking.mask(text)));
        } else if (!code.isEmpty()) {
            row.set(field.slot(), code);
        }
    }
}
