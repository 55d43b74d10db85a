package org.rida.intake.row;

import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.ColumnMatch;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.Rule;
import org.rida.intake.mapping.TextNormalizer;













import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules over several fields of one row. Days are ISO text, so that their order is the order of the text. */
final class RowChecks {

    private static final int RECEIVED = 1;
    private static final int SUBMITTED = 14;
    private static final int DECIDED = 15;
    private static final int DECISION = 16;
    private static final int REPLIED = 17;
    private static final int LEFT = 20;
    private static final int LEFT_REASON = 21;
    private static final int REOPENED = 22;
    /** In the order of the way; without the first, which has a rule of its own. */
    private static final int[] STAGES = {10, 11, 12, 13, SUBMITTED, DECIDED, REPLIED, 18, 19};

    private static final int[] AFTER_RECEIPT = {10, 11, 12, 13, SUBMITTED, DECIDED, REPLIED, 18, 19, LEFT, REOPENED};

    private final RecordType subject;
    private final List<Field> fields;
    private final ColumnMatch columns;

    RowChecks(RecordType subject, ColumnMatch columns, List<Field> fields) {
        this.subject = subject;
        this.columns = columns;
        this.fields = fields;
    }

    void check(RowBuilder row) {
        if (row.findings().isEmpty()) {
            required(row);
        }
        if (subject == RecordType.REQUEST) {
            days(row);
            decision(row);
            stages(row);
        }
    }

    void required(RowBuilder row) {
        for (Field field : fields) {
            if (field.required() && row.get(field.slot()) == null) {
                row.found(new RuleViolation(Rule.REQUIRED, columns.header(field), "", ""));
            }
        }
    }

    private void days(RowBuilder row) {
        for (int slot : AFTER_RECEIPT) {
            if (before(row.get(slot), row.get(RECEIVED))) {
                row.found(pair(Rule.BEFORE_RECEIPT, row, slot, RECEIVED));
            }
        }
        if (before(row.get(DECIDED), row.get(SUBMITTED))) {
            row.found(pair(Rule.STAGE_ORDER, row, DECIDED, SUBMITTED));
        }
        if (before(row.get(REPLIED), row.get(DECIDED)) && row.get(REOPENED) == null) {
            row.found(pair(Rule.STAGE_ORDER, row, REPLIED, DECIDED));
        }
    }

    /** Each stage beside the last one before it that has a day. */
    private void stages(RowBuilder row) {
        if (!fine(row) || row.get(REOPENED) != null) {
            return;
        }
        int last = RECEIVED;
        for (int stage : STAGES) {
            if (before(row.get(stage), row.get(last))) {
                row.found(pair(Rule.EARLY_STAGE, row, stage, last));
            }
            last = row.get(stage) == null ? last : stage;
        }
    }

    private void decision(RowBuilder row) {
        if (row.get(DECISION) != null && row.get(DECIDED) == null && fine(row)) {
            row.found(new RuleViolation(Rule.DECISION_WITHOUT_DATE, header(DECIDED), "", written(row, DECISION)));
        }
        if (row.get(DECISION) == null && row.get(DECIDED) != null && fine(row)) {
            row.found(new RuleViolation(Rule.DATE_WITHOUT_DECISION, header(DECISION), "", written(row, DECIDED)));
        }
        if (row.get(LEFT) != null && row.get(LEFT_REASON) == null && fine(row)) {
            row.found(new RuleViolation(Rule.LEFT_WITHOUT_REASON, header(LEFT_REASON), "", written(row, LEFT)));
        }
    }

    /** A value that could not be read is missing for that reason, which is already said. */
    private static boolean fine(RowBuilder row) {
        return row.findings().isEmpty();
    }

    private RuleViolation pair(Rule rule, RowBuilder row, int slot, int other) {
        return new RuleViolation(rule, header(slot), header(other) + " " + written(row, other), written(row, slot));
    }

    /** As the sender wrote it, in the sender's own calendar. */
    private String written(RowBuilder row, int slot) {
        int column = columns.column(fields.get(slot));
        return column < 0 || column >= row.cells().length
                ? String.valueOf(row.get(slot))
                : TextNormalizer.clean(row.cells()[column]);
    }

    private String header(int slot) {
        return columns.header(fields.get(slot));
    }

    private static boolean before(@Nullable String day, @Nullable String other) {
        return day != null && other != null && day.compareTo(other) < 0;
    }
}
