package org.rida.intake;

import org.rida.i18n.Problem;






/** A file of which too much is wrong is not the file that the mapping was written for. */
final class RejectLimit {

    private static final long REJECTS_BEFORE_REFUSAL = 20;

    private RejectLimit() {}

    static boolean isPassed(Mapping mapping, long rejected, long rows) {
        return rejected >= REJECTS_BEFORE_REFUSAL && rejected > mapping.rejectLimit() * rows;
    }

    /** @throws Problem when more rows are rejected than the mapping allows */
    static void check(Incoming file, Mapping mapping, Staged staged) {
        // what comes back from mending is known to be bad: the part that is mended is taken
        if (!isPassed(mapping, staged.rejected(), staged.rows())
                || staged.mended().hasReferences()) {
            return;
        }
        Tally.Entry example = staged.rejects().mostFrequent().orElseThrow();
        throw Refusal.of(
                "intake.refused.too-many-rejects",
                "file",
                file.name(),
                "rejected",
                staged.rejected(),
                "read",
                staged.rows(),
                "limit",
                Math.round(mapping.rejectLimit() * 100),
                "reason",
                Reason.of(example.first(), example.line()));
    }
}
