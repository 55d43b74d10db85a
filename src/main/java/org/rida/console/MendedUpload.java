package org.rida.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.access.Audit;
import org.rida.access.Deed;
import org.rida.intake.FileCheck;
import org.rida.intake.Ingested;
import org.rida.intake.Intake;
import org.rida.intake.Mapping;
import org.rida.intake.Outcome;
import org.rida.intake.SourceFiles;
import org.rida.job.MappingFolder;
import org.rida.wording.Problem;
import org.rida.wording.Wording;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** A mended workbook on its way back: checked as a file is, then taken in by the mapping of the file it mends. */
@Component
class MendedUpload {

    private final FileCheck check;
    private final Intake intake;
    private final MappingFolder mappings;
    private final Audit audit;

    MendedUpload(FileCheck check, Intake intake, MappingFolder mappings, Audit audit) {
        this.check = check;
        this.intake = intake;
        this.mappings = mappings;
        this.audit = audit;
    }

    /**
     * @param rejected rows that are still not right
     * @param told what to say, with the count of each outcome
     */
    record Result(long rejected, String told) {}

    /** @throws Problem when the file cannot be read at all; nothing of it is kept then */
    Result take(SourceFiles.Entry mends, @Nullable MultipartFile sent, Visitor visitor) {
        if (sent == null || sent.isEmpty()) {
            throw Problem.of("rejected.problem.no-file");
        }
        Path file = keep(sent);
        try {
            Mapping mapping = mappings.get(mends.mapping());
            FileCheck.Checked checked = check.check(file, List.of(mapping), mapping);
            if (checked.mapping().isEmpty()) {
                throw Problem.of("rejected.problem.columns", "file", name(sent), "mapping", mapping.name());
            }
            audit.record(
                    visitor.actor(),
                    Deed.FILE_UPLOADED,
                    name(sent),
                    Map.of("mapping", mapping.name(), "mends", Long.toString(mends.fileId())));
            Ingested ingested = intake.ingest(file, mapping, (rows, read, total) -> {});
            return new Result(ingested.rejected(), told(ingested, visitor.wording()));
        } catch (Problem problem) {
            audit.record(
                    visitor.actor(),
                    Deed.FILE_REFUSED,
                    name(sent),
                    Map.of("why", problem.text().en()));
            throw problem;
        } finally {
            forget(file);
        }
    }

    private static String told(Ingested ingested, Wording wording) {
        if (ingested.outcome() == Outcome.ALREADY_KNOWN) {
            return wording.say("rejected.known");
        }
        return wording.say(
                "rejected.mended",
                "merged",
                ingested.merged(),
                "unchanged",
                ingested.unchanged() + ingested.superseded(),
                "rejected",
                ingested.rejected());
    }

    private static Path keep(MultipartFile sent) {
        try {
            Path file = Files.createTempDirectory("rida").resolve(name(sent));
            sent.transferTo(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sender's name for it, without anything that a folder could be made of. */
    private static String name(MultipartFile sent) {
        String given = sent.getOriginalFilename() == null ? "" : sent.getOriginalFilename();
        String last = given.replace('\\', '/').replaceAll(".*/", "").replaceAll("[\\p{Cntrl}:*?\"<>|]", "_");
        return last.isBlank() || last.matches("\\.+") ? "mended.xlsx" : last;
    }
}
