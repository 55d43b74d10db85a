package org.rida.intake;

import org.rida.i18n.Problem;
import org.rida.intake.finding.IngestProblem;
import org.rida.intake.finding.RejectionMessage;
import org.rida.intake.finding.ViolationCounts;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.mapping.Mapping;














/** A file of which too much is wrong is not the file that the mapping was written for. */
final class RejectLimit {

    private static final long REJECTS_BEFORE_REFUSAL = 20;

    private RejectLimit() {}

    static boolean isPassed(Mapping mapping, long rejected, long rows) {
        return rejected >= REJECTS_BEFORE_REFUSAL && rejected > mapping.rejectLimit() * rows;
    }

    /** @throws Problem when more rows are rejected than the mapping allows */
    static void check(IncomingFile file, Mapping mapping, StagingResult staged) {
        // what comes back from mending is known to be bad: the part that is mended is taken
        if (!isPassed(mapping, staged.rejected(), staged.rows())
                || staged.corrected().hasReferences()) {
            return;
        }
        ViolationCounts.ViolationCount example = staged.rejects().mostFrequent().orElseThrow();
        throw IngestProblem.problem(
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
                RejectionMessage.describe(example.first(), example.line()));
    }
}
