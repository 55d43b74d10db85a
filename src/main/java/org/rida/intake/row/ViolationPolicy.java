package org.rida.intake.row;

import org.rida.intake.finding.IngestProblem;
import org.rida.intake.finding.RejectionMessage;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.finding.ViolationCounts;
import org.rida.intake.mapping.Mapping;

/**
 * Decides by the mapping what violations lead to, and counts them: a warning is removed from the row, a rejection
 * remains, a refusal ends the file.
 */
public final class ViolationPolicy {

    private final Mapping mapping;
    private final String file;
    private final boolean refuseAtOnce;
    private final ViolationCounts warnings = new ViolationCounts();
    private final ViolationCounts rejects = new ViolationCounts();
    private long rejected;

    /**
     * @param file name for messages
     * @param refuseAtOnce whether a rule that refuses the file throws; else it counts as one that rejects the row
     */
    public ViolationPolicy(Mapping mapping, String file, boolean refuseAtOnce) {
        this.mapping = mapping;
        this.file = file;
        this.refuseAtOnce = refuseAtOnce;
    }

    /**
     * Removes violations that only warn from the row.
     *
     * @return whether the row may be stored; if not, the remaining violations are the reasons
     * @throws org.rida.i18n.Problem when the row breaks a rule that refuses the file, and that is to happen at once
     */
    public boolean accepts(RowBuilder row, RowParser parser) {
        if (row.violations().isEmpty()) {
            return true;
        }
        row.violations().removeIf(violation -> warnsOnly(violation, row.line()));
        if (row.violations().isEmpty()) {
            // an invalid value that only led to a warning may still be a required one
            parser.checkRequired();
        }
        if (row.violations().isEmpty()) {
            return true;
        }
        rejected++;
        row.violations().forEach(violation -> rejects.add(row.line(), violation));
        return false;
    }

    /** Violations that led to the rejection of rows. */
    public ViolationCounts rejects() {
        return rejects;
    }

    /** Violations that only warn. */
    public ViolationCounts warnings() {
        return warnings;
    }

    /** How many rows were rejected. */
    public long rejected() {
        return rejected;
    }

    private boolean warnsOnly(RuleViolation violation, long line) {
        return switch (mapping.action(violation.rule())) {
            case REJECT -> false;
            case WARN -> {
                warnings.add(line, violation);
                yield true;
            }
            case REFUSE_FILE -> {
                if (refuseAtOnce) {
                    throw IngestProblem.problem(
                            "intake.refused.rule", "file", file, "reason", RejectionMessage.describe(violation, line));
                }
                yield false;
            }
        };
    }
}
