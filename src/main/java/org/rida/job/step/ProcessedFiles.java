package org.rida.job.step;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;
import org.rida.io.FileNames;
import org.rida.job.definition.JobDefinition.Move;

/**
 * Moves files out of a watched folder after they were ingested or refused.
 *
 * @param archive folder of ingested files
 * @param rejected folder of refused files
 */
record ProcessedFiles(Path archive, Path rejected) {

    static ProcessedFiles of(Move move) {
        return new ProcessedFiles(Path.of(move.archiveTo()), Path.of(move.rejectTo()));
    }

    /** @return where it is now */
    Path archive(Path file) {
        return move(file, archive);
    }

    /**
     * Moves a refused file, and writes the reason in both languages to a text file next to it.
     *
     * @return where it is now
     */
    Path reject(Path file, BilingualText reason) {
        Path moved = move(file, rejected);
        Path note = moved.resolveSibling(moved.getFileName() + ".txt");
        try {
            Files.writeString(note, reason.ar() + "\n\n" + reason.en() + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw notWritable(note, e);
        }
        return moved;
    }

    /** The bytes of the name, in ASCII: {@code requests-%E4.csv}. */
    static String encodedName(Path file) {
        String path = file.toUri().getRawPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Never overwrites: when the name exists already, the file gets a number as prefix. */
    private static Path move(Path file, Path folder) {
        try {
            Files.createDirectories(folder);
            String name = FileNames.isText(file) ? String.valueOf(file.getFileName()) : encodedName(file);
            return AtomicFile.moveToFreeName(file, folder, n -> n == 1 ? name : n + "-" + name);
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private static Problem notWritable(Path path, IOException e) {
        return Problem.because(e, "problem.folder-not-writable", "folder", path, "reason", Problem.reason(e));
    }
}
