package org.rida.intake.row;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.Rule;
import org.rida.intake.text.TextNormalizer;

/** Checks rules over several fields of one row. Days are compared as ISO text, whose order is that of time. */
final class RowChecks {

    /** Slots of a request, see {@link org.rida.intake.mapping.FieldCatalog}. */
    private static final int RECEIVED = 1;

    private static final int SUBMITTED = 14;
    private static final int DECIDED = 15;
    private static final int DECISION = 16;
    private static final int REPLIED = 17;
    private static final int LEFT = 20;
    private static final int LEFT_REASON = 21;
    private static final int REOPENED = 22;
    /** In the order of the process; without the receipt, which has a rule of its own. */
    private static final int[] STAGES = {10, 11, 12, 13, SUBMITTED, DECIDED, REPLIED, 18, 19};

    private static final int[] AFTER_RECEIPT = {10, 11, 12, 13, SUBMITTED, DECIDED, REPLIED, 18, 19, LEFT, REOPENED};

    private final RecordType recordType;
    private final List<Field> fields;
    private final ColumnMatch columns;

    RowChecks(RecordType recordType, ColumnMatch columns, List<Field> fields) {
        this.recordType = recordType;
        this.columns = columns;
        this.fields = fields;
    }

    /** Required values are only checked in rows without violations: an invalid value is missing for a known reason. */
    void check(RowBuilder row) {
        if (row.violations().isEmpty()) {
            checkRequired(row);
        }
        if (recordType == RecordType.REQUEST) {
            checkDays(row);
            checkDecision(row);
            checkStages(row);
        }
    }

    /** Adds a violation for each required value that is missing. */
    void checkRequired(RowBuilder row) {
        for (Field field : fields) {
            if (field.required() && row.get(field.slot()) == null) {
                row.addViolation(new RuleViolation(Rule.REQUIRED, columns.header(field), "", ""));
            }
        }
    }

    /** A reopened request may carry the reply of its first round, before the new decision. */
    private void checkDays(RowBuilder row) {
        for (int slot : AFTER_RECEIPT) {
            if (isBefore(row.get(slot), row.get(RECEIVED))) {
                row.addViolation(orderViolation(Rule.BEFORE_RECEIPT, row, slot, RECEIVED));
            }
        }
        if (isBefore(row.get(DECIDED), row.get(SUBMITTED))) {
            row.addViolation(orderViolation(Rule.STAGE_ORDER, row, DECIDED, SUBMITTED));
        }
        if (isBefore(row.get(REPLIED), row.get(DECIDED)) && row.get(REOPENED) == null) {
            row.addViolation(orderViolation(Rule.STAGE_ORDER, row, REPLIED, DECIDED));
        }
    }

    /**
     * Compares each stage with the latest one before it that has a day. Skipped for reopened requests, which pass
     * stages twice.
     */
    private void checkStages(RowBuilder row) {
        if (!isValid(row) || row.get(REOPENED) != null) {
            return;
        }
        int last = RECEIVED;
        for (int stage : STAGES) {
            if (isBefore(row.get(stage), row.get(last))) {
                row.addViolation(orderViolation(Rule.EARLY_STAGE, row, stage, last));
            }
            last = row.get(stage) == null ? last : stage;
        }
    }

    /** Requires decision and day, or leaving and reason, to come in pairs; what was told was decided by then. */
    private void checkDecision(RowBuilder row) {
        if (row.get(DECISION) != null && row.get(DECIDED) == null && row.get(REPLIED) == null && isValid(row)) {
            row.addViolation(
                    new RuleViolation(Rule.DECISION_WITHOUT_DATE, header(DECIDED), "", asWritten(row, DECISION)));
        }
        if (row.get(DECISION) == null && row.get(DECIDED) != null && isValid(row)) {
            row.addViolation(
                    new RuleViolation(Rule.DATE_WITHOUT_DECISION, header(DECISION), "", asWritten(row, DECIDED)));
        }
        if (row.get(LEFT) != null && row.get(LEFT_REASON) == null && isValid(row)) {
            row.addViolation(
                    new RuleViolation(Rule.LEFT_WITHOUT_REASON, header(LEFT_REASON), "", asWritten(row, LEFT)));
        }
    }

    /** Whether no rule is broken yet: an invalid value is missing for a reason that is already reported. */
    private static boolean isValid(RowBuilder row) {
        return row.violations().isEmpty();
    }

    /**
     * @param slot of the day that is too early
     * @param other slot of the day that it must not precede
     */
    private RuleViolation orderViolation(Rule rule, RowBuilder row, int slot, int other) {
        return new RuleViolation(rule, header(slot), header(other) + " " + asWritten(row, other), asWritten(row, slot));
    }

    /** The cell as the sender wrote it, in the sender's calendar; the parsed value for a constant of the mapping. */
    private String asWritten(RowBuilder row, int slot) {
        int column = columns.column(fields.get(slot));
        return column < 0 || column >= row.cells().length
                ? String.valueOf(row.get(slot))
                : TextNormalizer.clean(row.cells()[column]);
    }

    private String header(int slot) {
        return columns.header(fields.get(slot));
    }

    private static boolean isBefore(@Nullable String day, @Nullable String other) {
        return day != null && other != null && day.compareTo(other) < 0;
    }
}
