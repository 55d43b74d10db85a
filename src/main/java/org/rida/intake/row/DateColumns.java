package org.rida.intake.row;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.intake.finding.FileNote;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.DateEvidence;
import org.rida.intake.mapping.DateOrder;
import org.rida.intake.mapping.Rule;

/**
 * Decides for each date column of a file which of its numbers is the day, by the dates that only one order can read.
 * A column without such dates follows the other columns of the file, if they agree.
 */
final class DateColumns {

    /**
     * Fewer contrary dates than one in so many are mistakes of single rows.
     *
     * <p>A column of a hundred dates in one order may hold one in the other without being doubted.
     */
    private static final int MISTAKE = 100;

    private final List<DateColumn> columns;

    DateColumns(List<DateColumn> columns) {
        this.columns = columns;
    }

    /** @param field name of the field that reads the column */
    record DateColumn(String field, String header, DateEvidence evidence) {

        /** {@link DateOrder#AUTO} when nothing proves an order, or both are proved. */
        DateOrder proved() {
            long dayFirst = evidence.proofs(DateOrder.DAY_FIRST);
            long monthFirst = evidence.proofs(DateOrder.MONTH_FIRST);
            if (Math.min(dayFirst, monthFirst) * MISTAKE > Math.max(dayFirst, monthFirst) || dayFirst == monthFirst) {
                return DateOrder.AUTO;
            }
            return dayFirst > monthFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
        }

        /** Whether many dates can only be read in the one order and many only in the other. */
        boolean isContradictory() {
            return proved() == DateOrder.AUTO && evidence.proofs(DateOrder.DAY_FIRST) > 0;
        }

        /** Whether the order by which it was read is the wrong one. */
        boolean isDisproved(DateOrder order) {
            return order != DateOrder.AUTO
                    && order != evidence.assumed()
                    && evidence.ambiguous() + evidence.proofs(order) > 0;
        }

        /** Whether a date was found that only the other order can read, and none that only the assumed one can. */
        boolean isDisprovedSoFar() {
            return evidence.proofs(evidence.assumed()) == 0 && proved() != DateOrder.AUTO;
        }
    }

    /** Whether a column is certainly read in the wrong order. */
    boolean isDisprovedSoFar() {
        return columns.stream().anyMatch(DateColumn::isDisprovedSoFar);
    }

    /**
     * The orders, by field, in which the file must be read again; empty when it was read in the right ones.
     */
    Map<String, DateOrder> otherOrders() {
        if (columns.stream().noneMatch(c -> c.isDisproved(decided(c)))) {
            return Map.of();
        }
        Map<String, DateOrder> orders = new HashMap<>();
        for (DateColumn column : columns) {
            DateOrder decided = decided(column);
            orders.put(
                    column.field(),
                    decided == DateOrder.AUTO ? column.evidence().assumed() : decided);
        }
        return orders;
    }

    /** Columns of which nothing tells the order, contradictory ones, and those that a spreadsheet has damaged. */
    List<RuleViolation> violations() {
        return columns.stream().flatMap(c -> violation(c).stream()).toList();
    }

    /** Whether nothing but the answer which number is the day is missing, and either answer reads all dates. */
    boolean isOpen() {
        return columns.stream().anyMatch(c -> c.evidence().ambiguous() > 0 && decided(c) == DateOrder.AUTO)
                && columns.stream().noneMatch(this::isWrong);
    }

    /** Whether no answer about the order could make all dates of the column right. */
    private boolean isWrong(DateColumn column) {
        return column.evidence().isHalfConverted()
                || column.isContradictory()
                || column.evidence().contrary() * MISTAKE > column.evidence().confirmed();
    }

    /** Which columns were read in the order of others. */
    List<FileNote> notes() {
        return columns.stream()
                .filter(c -> c.evidence().ambiguous() > 0
                        && c.proved() == DateOrder.AUTO
                        && !c.isContradictory()
                        && decided(c) != DateOrder.AUTO)
                .map(c -> FileNote.of(
                        "date-order",
                        "column",
                        c.header(),
                        "n",
                        c.evidence().ambiguous(),
                        "other",
                        columns.stream()
                                .filter(o -> o.proved() != DateOrder.AUTO)
                                .map(DateColumn::header)
                                .findFirst()
                                .orElse("")))
                .toList();
    }

    /**
     * What the column proves itself; else what all other columns that prove anything agree on, as one program wrote
     * them all; else {@link DateOrder#AUTO}.
     */
    private DateOrder decided(DateColumn column) {
        if (column.proved() != DateOrder.AUTO
                || column.isContradictory()
                || column.evidence().ambiguous() == 0) {
            return column.proved();
        }
        Set<DateOrder> others = new HashSet<>();
        columns.forEach(c -> others.add(c.isContradictory() ? DateOrder.AUTO : c.proved()));
        boolean contradictory = columns.stream().anyMatch(DateColumn::isContradictory);
        others.remove(DateOrder.AUTO);
        return others.size() == 1 && !contradictory ? others.iterator().next() : DateOrder.AUTO;
    }

    /**
     * The worst finding of a column: dates that a spreadsheet has exchanged, both orders proved, the mapping's order
     * contradicted, or no order known.
     */
    private Optional<RuleViolation> violation(DateColumn column) {
        DateEvidence evidence = column.evidence();
        if (evidence.isHalfConverted()) {
            return Optional.of(new RuleViolation(Rule.DATES_SWAPPED, column.header(), "", ""));
        }
        if (column.isContradictory()) {
            return Optional.of(orderViolation(
                    column,
                    "intake.order.both",
                    evidence.sample(DateOrder.DAY_FIRST),
                    evidence.sample(DateOrder.MONTH_FIRST)));
        }
        if (evidence.contrary() * MISTAKE > evidence.confirmed()) {
            return Optional.of(orderViolation(
                    column, "intake.order.contrary", evidence.contrarySample(), evidence.contrarySample()));
        }
        if (evidence.ambiguous() > 0 && decided(column) == DateOrder.AUTO) {
            return Optional.of(orderViolation(
                    column, "intake.order.open", evidence.ambiguousSample(), evidence.ambiguousSample()));
        }
        return Optional.empty();
    }

    /** Shows one date for each order with its line, so that a person can look them up in the file. */
    private static RuleViolation orderViolation(
            DateColumn column, String message, DateEvidence.DateSample first, DateEvidence.DateSample second) {
        Object[] arguments = Stream.of(
                        "readings",
                        column.evidence().readings(),
                        "first",
                        first.cell(),
                        "firstLine",
                        Long.toString(first.line()),
                        "second",
                        second.cell(),
                        "secondLine",
                        Long.toString(second.line()))
                .toArray();
        BilingualText expected =
                BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN).format(message, arguments));
        return new RuleViolation(Rule.DATE_ORDER, column.header(), expected, first.cell());
    }
}
