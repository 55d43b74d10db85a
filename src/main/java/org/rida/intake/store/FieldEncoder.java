package org.rida.intake.store;

import java.util.Arrays;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.row.RowBuilder;
import org.rida.policy.Policy;

/** Encodes the field values of a row for COPY, in the order of their slots. */
final class FieldEncoder {

    private final Field.FieldType[] types;

    FieldEncoder(RecordType recordType, Policy policy) {
        types = new Field.FieldType[FieldCatalog.slots(recordType)];
        Arrays.fill(types, Field.FieldType.SCORE);
        FieldCatalog.all(recordType, policy).forEach(field -> types[field.slot()] = field.type());
    }

    /** The number of values of a row. */
    int count() {
        return types.length;
    }

    /** Encodes the values of a row; a missing flag is false, other missing values are null. */
    void write(RowBuilder row, CopyBinaryEncoder to) {
        for (int slot = 0; slot < types.length; slot++) {
            String value = row.get(slot);
            if (value != null) {
                write(types[slot], value, to);
            } else if (types[slot] == Field.FieldType.FLAG) {
                to.flag(false);
            } else {
                to.nullValue();
            }
        }
    }

    private static void write(Field.FieldType type, String value, CopyBinaryEncoder to) {
        switch (type) {
            case DATE -> to.day(value);
            case MOMENT -> to.moment(value);
            case FLAG -> to.flag(value.equals("true"));
            case SCORE, CHOICES -> to.json(value);
            case NUMBER, TOKEN, TERM, BENEFICIARY, FREE_TEXT -> to.text(value);
        }
    }
}
