package org.rida.intake;






/** What breaking a rule leads to, as the mapping wants it: findings that only warn are counted and taken off the row. */
final class Judge {

    private final Mapping mapping;
    private final String file;
    private final boolean refuses;
    private final Tally warnings = new Tally();
    private final Tally rejects = new Tally();
    private long rejected;

    /** @param refuses whether a rule that refuses the file does so at once; else it counts as one that rejects the row */
    Judge(Mapping mapping, String file, boolean refuses) {
        this.mapping = mapping;
        this.file = file;
        this.refuses = refuses;
    }

    /** Whether the row may be stored; if not, its findings say why. */
    boolean accepts(RowDraft row, RowReader reader) {
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
    Tally rejects() {
        return rejects;
    }

    /** Rules that were broken and only warn. */
    Tally warnings() {
        return warnings;
    }

    long rejected() {
        return rejected;
    }

    private boolean onlyWarns(Finding finding, long line) {
        return switch (mapping.then(finding.rule())) {
            case REJECT -> false;
            case WARN -> {
                warnings.add(line, finding);
                yield true;
            }
            case REFUSE_FILE -> {
                if (refuses) {
                    throw Refusal.of("intake.refused.rule", "file", file, "reason", Reason.of(finding, line));
                }
                yield false;
            }
        };
    }
}
