package org.rida.intake;

import org.rida.i18n.Problem;
import org.rida.intake.finding.IngestProblem;
import org.rida.intake.finding.RejectionMessage;
import org.rida.intake.finding.ViolationCounts;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.mapping.Mapping;

/** Refuses a file with so many rejected rows that it most likely belongs to another mapping. */
final class RejectLimit {

    /** With fewer rejected rows a file is never refused: in a small file one bad row is a large share. */
    private static final long MIN_REJECTED = 20;

    private RejectLimit() {}

    /** Whether at least {@value #MIN_REJECTED} rows, and more than the mapping's share of all rows, are rejected. */
    static boolean isExceeded(Mapping mapping, long rejected, long rows) {
        return rejected >= MIN_REJECTED && rejected > mapping.rejectLimit() * rows;
    }

    /** @throws Problem when the limit is exceeded; it names the most frequent violation as an example */
    static void check(IncomingFile file, Mapping mapping, StagingResult staged) {
        // A workbook of rejected rows consists of bad rows by nature; the corrected part of it is accepted.
        if (!isExceeded(mapping, staged.rejected(), staged.rows())
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
