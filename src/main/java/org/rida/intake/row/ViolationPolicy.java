package org.rida.intake.row;

import org.rida.intake.finding.IngestProblem;
import org.rida.intake.finding.RejectionMessage;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.finding.ViolationCounts;
import org.rida.intake.mapping.Mapping;













/** What breaking a rule leads to, as the mapping wants it: findings that only warn are counted and taken off the row. */
public final class ViolationPolicy {

    private final Mapping mapping;
    private final String file;
    private final boolean refuses;
    private final ViolationCounts warnings = new ViolationCounts();
    private final ViolationCounts rejects = new ViolationCounts();
    private long rejected;

    /** @param refuses whether a rule that refuses the file does so at once; else it counts as one that rejects the row */
    public ViolationPolicy(Mapping mapping, String file, boolean refuses) {
        this.mapping = mapping;
        this.file = file;
        this.refuses = refuses;
    }

    /** Whether the row may be stored; if not, its findings say why. */
    public boolean accepts(RowBuilder row, RowParser reader) {
        if (row.findings().isEmpty()) {
            return true;
        }
        row.findings().removeIf(finding -> onlyWarns(finding, row.line()));
        if (row.findings().isEmpty()) {
            // a value that could not be read, and only warned, may be one that the row cannot do without
            reader.requireAll();
        }
        if (row.findings().isEmpty()) {
            return true;
        }
        rejected++;
        row.findings().forEach(finding -> rejects.add(row.line(), finding));
        return false;
    }

    /** Rules that rows were rejected for. */
    public ViolationCounts rejects() {
        return rejects;
    }

    /** Rules that were broken and only warn. */
    public ViolationCounts warnings() {
        return warnings;
    }

    public long rejected() {
        return rejected;
    }

    private boolean onlyWarns(RuleViolation finding, long line) {
        return switch (mapping.then(finding.rule())) {
            case REJECT -> false;
            case WARN -> {
                warnings.add(line, finding);
                yield true;
            }
            case REFUSE_FILE -> {
                if (refuses) {
                    throw IngestProblem.problem("intake.refused.rule", "file", file, "reason", RejectionMessage.describe(finding, line));
                }
                yield false;
            }
        };
    }
}
