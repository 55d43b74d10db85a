package org.rida.intake.withdrawal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.question.FileQuestions.FileMonths;

/**
 * What the withdrawal of a file would change.
 *
 * @param files that go: the file first, then the other subject of the same rows, and files that only corrected its rows
 * @param removed rows that no other file gave
 * @param restored rows that go back to what an earlier file says
 * @param rejected rejected rows of the files
 * @param months of their rows; null without dates
 * @param obstacle why they cannot be withdrawn; empty when they can
 */
public record WithdrawnRows(
        List<SourceFile> files,
        long removed,
        long restored,
        long rejected,
        @Nullable FileMonths months,
        Optional<Problem> obstacle) {

    /** The files that go with the file. */
    public List<SourceFile> others() {
        return files.subList(1, files.size());
    }
}
