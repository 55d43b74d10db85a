package org.rida.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rida.access.Audit;
import org.rida.access.Deed;
import org.rida.intake.FileCheck;
import org.rida.intake.Mapping;
import org.rida.intake.SourceFiles;
import org.rida.intake.Uploads;
import org.rida.intake.Uploads.Upload;
import org.rida.job.MappingFolder;
import org.rida.wording.Problem;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** A mended workbook on its way back: checked as a file is, then taken in by the mapping of the file it mends. */
@Component
class MendedUpload {

    private final FileCheck check;
    private final Uploads uploads;
    private final TakingIn takingIn;
    private final MappingFolder mappings;
    private final Audit audit;

    MendedUpload(FileCheck check, Uploads uploads, TakingIn takingIn, MappingFolder mappings, Audit audit) {
        this.check = check;
        this.uploads = uploads;
        this.takingIn = takingIn;
        this.mappings = mappings;
        this.audit = audit;
    }

    /**
     * Begins to take it in; nobody waits for the end.
     *
     * @throws Problem when the file cannot be read at all; nothing of it is kept then
     */
    void take(SourceFiles.Entry mends, @Nullable MultipartFile sent, Visitor visitor) {
        if (sent == null || sent.isEmpty()) {
            throw Problem.of("rejected.problem.no-file");
        }
        String name = Objects.requireNonNullElse(sent.getOriginalFilename(), "");
        try {
            Mapping mapping = mappings.get(mends.mapping());
            Upload upload = receive(name, sent);
            look(upload, mapping);
            String file = String.valueOf(upload.file().getFileName());
            Map<String, String> about = Map.of("mapping", mapping.name(), "mends", Long.toString(mends.fileId()));
            audit.record(visitor.actor(), Deed.FILE_UPLOADED, file, about);
            takingIn.begin(upload, mapping);
        } catch (Problem problem) {
            Map<String, String> about = Map.of("reason", problem.text().en());
            audit.record(visitor.actor(), Deed.FILE_REFUSED, name, about);
            throw problem;
        }
    }

    private Upload receive(String name, MultipartFile sent) {
        try (InputStream content = sent.getInputStream()) {
            return uploads.receive(name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(Upload upload, Mapping mapping) {
        try {
            FileCheck.Checked checked = check.check(upload.file(), List.of(mapping), mapping);
            if (checked.mapping().isEmpty()) {
                throw Problem.of("rejected.problem.columns", "file", checked.file(), "mapping", mapping.name());
            }
        } catch (Problem refused) {
            uploads.discard(upload.id());
            throw refused;
        }
    }
}
