package org.rida.intake.suggestion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.suggestion.ProposalReason.ReasonType;
import org.rida.policy.Policy;

/**
 * Finds why a column is read as a field: what its header and its cells are, and what its days are beside those of other columns. The
 * facts are looked up in the file and not taken from the way in which the field was found, so that they hold for a field that a person
 * has chosen too.
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

    /** @param names index of each column that is read to the name of its field */
    List<ProposalReason> list(int column, Map<Integer, String> names) {
        Map<Integer, Field> read = new TreeMap<>();
        names.forEach((of, name) -> field(name).ifPresent(field -> read.put(of, field)));
        Field field = read.get(column);
        List<ProposalReason> reasons = new ArrayList<>();
        if (field != null) {
            header.find(column, field).ifPresent(reasons::add);
        }
        boolean headed = !reasons.isEmpty();
        ComparisonReasons comparison = new ComparisonReasons(columns, cells, read);
        ProposalReason ofCells = cells.find(column, field);
        reasons.add(
                ofCells.type() == ReasonType.TWO_ORDERS
                        ? comparison.otherOrder().orElse(ofCells)
                        : ofCells);
        if (field == null || !field.isDay()) {
            return reasons;
        }
        if (!headed
                && columns.where(i -> columns.isDate(i) || columns.isSerial(i)).equals(List.of(column))) {
            reasons.add(ProposalReason.of(ReasonType.ONLY_DAY));
        }
        read.forEach((first, other) -> {
            if (first != column && isFirstDay(other)) {
                reasons.addAll(comparison.find(column, first));
            }
        });
        return reasons;
    }

    /** Whether a field is the day that each row has, and before which nothing else happens. */
    private boolean isFirstDay(Field field) {
        return field.required()
                && field.isDay()
                && FieldCatalog.all(recordType, policy).contains(field);
    }

    /** Whether a mapping or the policy knows the header of a column for a field. */
    boolean isKnownHeader(int column, String name) {
        return field(name)
                .flatMap(field -> header.find(column, field))
                .filter(ProposalReason::isKnownHeader)
                .isPresent();
    }

    private Optional<Field> field(String name) {
        return fields().filter(f -> f.name().equals(name)).findFirst();
    }

    private Stream<Field> fields() {
        List<Field> answers = recordType == RecordType.REQUEST ? FieldCatalog.answersOfRegister(policy) : List.of();
        return Stream.concat(FieldCatalog.all(recordType, policy).stream(), answers.stream());
    }
}
