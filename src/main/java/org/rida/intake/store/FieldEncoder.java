package org.rida.intake.store;

import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.row.RowBuilder;
import org.rida.policy.Policy;













import java.util.Arrays;

/** The values of a row's fields as COPY takes them, in the order of their slots. */
final class FieldEncoder {

    private final Field.FieldType[] types;

    FieldEncoder(RecordType subject, Policy policy) {
        types = new Field.FieldType[FieldCatalog.slots(subject)];
        Arrays.fill(types, Field.FieldType.SCORE);
        FieldCatalog.all(subject, policy).forEach(field -> types[field.slot()] = field.type());
    }

    int count() {
        return types.length;
    }

    void write(RowBuilder row, CopyBinaryEncoder to) {
        for (int slot = 0; slot < types.length; slot++) {
            String value = row.get(slot);
            if (value != null) {
                write(types[slot], value, to);
            } else if (types[slot] == Field.FieldType.FLAG) {
                to.flag(false);
            } else {
                to.nothing();
            }
        }
    }

    private static void write(Field.FieldType type, String value, CopyBinaryEncoder to) {
        switch (type) {
            case DATE -> to.day(value);
            case MOMENT -> to.moment(value);
            case FLAG -> to.flag(value.equals("true"));
            case SCORE -> to.json(value);
            case NUMBER, TERM, BENEFICIARY, FREE_TEXT -> to.text(value);
        }
    }
}
