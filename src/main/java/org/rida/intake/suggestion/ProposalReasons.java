package org.rida.intake.suggestion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.suggestion.ProposalReason.ReasonType;
import org.rida.policy.Policy;

/**
 * Finds why a column is read as a field: what its header and its cells are. The facts are looked up in the file and not taken from the
 * way in which the field was found, so that they hold for a field that a person has chosen too.
 */
final class ProposalReasons {

    private final SampleColumns columns;
    private final RecordType recordType;
    private final Policy policy;
    private final HeaderReason header;
    private final CellsReason cells;

    ProposalReasons(SampleColumns columns, RecordType recordType, Collection<Mapping> mappings, Policy policy) {
        this.columns = columns;
        this.recordType = recordType;
        this.policy = policy;
        this.header = new HeaderReason(columns, recordType, mappings, policy);
        this.cells = new CellsReason(columns, recordType, policy);
    }

    /** @param name of the field as which the column is read; empty for none */
    List<ProposalReason> list(int column, String name) {
        List<ProposalReason> reasons = new ArrayList<>();
        Field field = fields().filter(f -> f.name().equals(name)).findFirst().orElse(null);
        if (field != null) {
            header.find(column, field).ifPresent(reasons::add);
        }
        reasons.add(cells.find(column, field));
        boolean day = field != null && field.isDay() && reasons.size() == 1;
        if (day && columns.where(i -> columns.isDate(i) || columns.isSerial(i)).equals(List.of(column))) {
            reasons.add(ProposalReason.of(ReasonType.ONLY_DAY));
        }
        return reasons;
    }

    private Stream<Field> fields() {
        List<Field> answers = recordType == RecordType.REQUEST ? FieldCatalog.answersOfRegister(policy) : List.of();
        return Stream.concat(FieldCatalog.all(recordType, policy).stream(), answers.stream());
    }
}
