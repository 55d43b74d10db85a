package org.rida.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.question.RequestDays;
import org.rida.intake.question.StoredMonths;
import org.rida.intake.row.RowBuilder;
import org.rida.policy.Policy;

/** Takes from parsed rows the days by which a promise is judged. */
final class RowDays {

    private final RecordType type;
    private final Map<String, Integer> slots = new HashMap<>();

    RowDays(RecordType type, Policy policy) {
        this.type = type;
        for (Field field : FieldCatalog.all(type, policy)) {
            slots.put(field.name(), field.slot());
        }
    }

    /** Empty for a row without its main day. */
    Optional<RequestDays> read(RowBuilder row) {
        LocalDate main = day(row, StoredMonths.mainDay(type));
        if (main == null) {
            return Optional.empty();
        }
        return Optional.of(
                type == RecordType.REQUEST
                        ? new RequestDays(
                                main,
                                value(row, "kind"),
                                day(row, "reopened_on"),
                                day(row, "replied_on"),
                                day(row, "left_on"))
                        : new RequestDays(main, null, null, null, null));
    }

    private @Nullable LocalDate day(RowBuilder row, String field) {
        String day = value(row, field);
        return day == null ? null : LocalDate.parse(day);
    }

    private @Nullable String value(RowBuilder row, String field) {
        return row.get(Objects.requireNonNull(slots.get(field)));
    }
}
