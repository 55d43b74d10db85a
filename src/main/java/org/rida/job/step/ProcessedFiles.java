package org.rida.job.step;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;
import org.rida.job.definition.JobDefinition.Move;

/** Where files go that were taken in or refused, so that an inbox holds what is still to come. */
record ProcessedFiles(Path archive, Path rejected) {

    static ProcessedFiles of(Move move) {
        return new ProcessedFiles(Path.of(move.archiveTo()), Path.of(move.rejectTo()));
    }

    void archive(Path file) {
        move(file, archive);
    }

    /** With a note beside it that says why, in both languages. */
    void reject(Path file, BilingualText why) {
        Path there = move(file, rejected);
        Path note = there.resolveSibling(there.getFileName() + ".txt");
        try {
            Files.writeString(note, why.ar() + "\n\n" + why.en() + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw notWritable(note, e);
        }
    }

    /** A file of the same name that lies there already is kept: the later one gets a number. */
    private static Path move(Path file, Path folder) {
        try {
            Files.createDirectories(folder);
            String name = String.valueOf(file.getFileName());
            return AtomicFile.moveToFreeName(file, folder, n -> n == 1 ? name : n + "-" + name);
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private static Problem notWritable(Path path, IOException e) {
        return Problem.because(e, "problem.folder-not-writable", "folder", path, "reason", Problem.reason(e));
    }
}
