package org.rida.intake.row;

import java.util.List;
import org.rida.intake.key.NumberKind;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.text.IdentifierParser;
import org.rida.intake.text.TextNormalizer;

/** Takes people who were erased out of rows that are sent again. */
final class ErasedRows {

    private final RowBuilder row;
    private final List<FieldParser> parsers;
    private final FileContext context;
    private final RecordType recordType;

    /** @param row that all rows of the file are parsed into, one after the other */
    ErasedRows(RowBuilder row, List<FieldParser> parsers, FileContext context) {
        this.row = row;
        this.parsers = parsers;
        this.context = context;
        this.recordType = context.mapping().recordType();
    }

    /**
     * Of a row of somebody who was erased only what is counted remains. A response to such a request gets a pseudonym, too,
     * whether or not its own number was known before.
     *
     * @return whether the row is of such a person
     */
    boolean remove() {
        if (context.erased().isEmpty() || !hasErasedNumber()) {
            return false;
        }
        NumberKind kind = recordType == RecordType.RESPONSE ? NumberKind.RESPONSE : NumberKind.REQUEST;
        for (FieldParser parser : parsers) {
            Field field = parser.field();
            String value = row.get(field.slot());
            if (value != null && field.type() == Field.FieldType.NUMBER) {
                NumberKind of = field.slot() == 0 ? kind : NumberKind.REQUEST;
                row.set(field.slot(), context.erased().pseudonym(of, value));
            } else if (field.type() == Field.FieldType.FREE_TEXT || field.type() == Field.FieldType.BENEFICIARY) {
                row.set(field.slot(), null);
            }
        }
        return true;
    }

    /** A response is also of somebody who was erased when the request that it answers is. */
    private boolean hasErasedNumber() {
        NumberKind kind = recordType == RecordType.RESPONSE ? NumberKind.RESPONSE : NumberKind.REQUEST;
        String number = row.get(0);
        String request = recordType == RecordType.RESPONSE ? row.get(1) : null;
        return (number != null && context.erased().contains(kind, number))
                || (request != null && context.erased().contains(NumberKind.REQUEST, request));
    }

    /** Of a row that could not be parsed, by its cell. */
    boolean isErased(Field field, String cell) {
        if (context.erased().isEmpty() || field.type() != Field.FieldType.NUMBER) {
            return false;
        }
        String number = context.mapping().numberPrefix() + IdentifierParser.clean(TextNormalizer.clean(cell));
        return context.erased().contains(NumberKind.REQUEST, number)
                || context.erased().contains(NumberKind.RESPONSE, number);
    }
}
