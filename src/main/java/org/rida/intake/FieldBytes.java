package org.rida.intake;

import org.rida.policy.Policy;





import java.util.Arrays;

/** The values of a row's fields as COPY takes them, in the order of their slots. */
final class FieldBytes {

    private final Field.Type[] types;

    FieldBytes(Subject subject, Policy policy) {
        types = new Field.Type[Fields.slots(subject)];
        Arrays.fill(types, Field.Type.SCORE);
        Fields.of(subject, policy).forEach(field -> types[field.slot()] = field.type());
    }

    int count() {
        return types.length;
    }

    void write(RowDraft row, CopyBytes to) {
        for (int slot = 0; slot < types.length; slot++) {
            String value = row.get(slot);
            if (value != null) {
                write(types[slot], value, to);
            } else if (types[slot] == Field.Type.FLAG) {
                to.flag(false);
            } else {
                to.nothing();
            }
        }
    }

    private static void write(Field.Type type, String value, CopyBytes to) {
        switch (type) {
            case DATE -> to.day(value);
            case MOMENT -> to.moment(value);
            case FLAG -> to.flag(value.equals("true"));
            case SCORE -> to.json(value);
            case NUMBER, TERM, BENEFICIARY, FREE_TEXT -> to.text(value);
        }
    }
}
