package org.rida.intake.suggestion;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rida.intake.mapping.Field;
import org.rida.intake.suggestion.ProposalReason.ReasonType;

/**
 * What the days of a column say beside those of others: whether they come before the first day of their rows, in how many rows they are
 * missing, and which number is the day.
 *
 * @param read index of each column that is read to its field, in the order of the file
 */
record ComparisonReasons(SampleColumns columns, CellsReason cells, Map<Integer, Field> read) {

    /** The field whose empty cell means that nothing was answered. */
    private static final String REPLY = "replied_on";

    private static final String FITS = "fits";
    private static final String OF = "of";
    private static final String COLUMN = "column";

    /** In how many rows a day is before the first one, of those that have both. */
    private record DayOrder(int before, int rows) {}

    /** Another column that shows which number of the days is the day; empty where there is none, or two disagree. */
    Optional<ProposalReason> otherOrder() {
        Map<ReasonType, Integer> proofs = proofs();
        return proofs.size() != 1
                ? Optional.empty()
                : proofs.values().stream()
                        .map(other -> ProposalReason.of(ReasonType.AS_OTHER, COLUMN, columns.title(other)))
                        .findFirst();
    }

    /** The orders that columns prove, each with the first column that does. */
    private Map<ReasonType, Integer> proofs() {
        Map<ReasonType, Integer> proofs = new EnumMap<>(ReasonType.class);
        read.forEach((column, field) -> {
            ReasonType type = cells.find(column, field).type();
            if (type == ReasonType.DAY_FIRST || type == ReasonType.MONTH_FIRST) {
                proofs.putIfAbsent(type, column);
            }
        });
        return proofs;
    }

    /**
     * The facts for or against a column of days.
     *
     * @param first column of the first day that a row has
     */
    List<ProposalReason> find(int column, int first) {
        List<ProposalReason> reasons = new ArrayList<>();
        String title = columns.title(first);
        Set<ReasonType> proofs = proofs().keySet();
        Set<DayOrder> orders = Stream.of(true, false)
                .filter(dayFirst -> proofs.size() != 1 || proofs.contains(ReasonType.DAY_FIRST) == dayFirst)
                .map(dayFirst -> order(columns.days(column, dayFirst), columns.days(first, dayFirst)))
                .collect(Collectors.toSet());
        DayOrder order = orders.iterator().next();
        // where it is open which number is the day, only what holds for both is a fact
        if (orders.size() == 1 && order.rows > 0) {
            reasons.add(
                    order.before == 0
                            ? ProposalReason.of(ReasonType.NOT_BEFORE, OF, order.rows, COLUMN, title)
                            : ProposalReason.of(ReasonType.BEFORE, FITS, order.before, OF, order.rows, COLUMN, title));
        }
        List<Integer> rows = rows(columns.days(first, true));
        List<String> all = columns.cells(column);
        int empty = (int) rows.stream().filter(row -> all.get(row).isEmpty()).count();
        if (Objects.requireNonNull(read.get(column)).name().equals(REPLY) && empty > 0 && !columns.isEmpty(column)) {
            reasons.add(ProposalReason.of(ReasonType.UNANSWERED, FITS, empty, OF, rows.size()));
        }
        return reasons;
    }

    private static DayOrder order(List<String> days, List<String> others) {
        List<Integer> both =
                rows(days).stream().filter(row -> !others.get(row).isEmpty()).toList();
        long before = both.stream()
                .filter(row -> days.get(row).compareTo(others.get(row)) < 0)
                .count();
        return new DayOrder((int) before, both.size());
    }

    /** The rows that have a day. */
    private static List<Integer> rows(List<String> days) {
        return IntStream.range(0, days.size())
                .filter(row -> !days.get(row).isEmpty())
                .boxed()
                .toList();
    }
}
