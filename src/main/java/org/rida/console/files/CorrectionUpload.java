package org.rida.console.files;

import org.rida.access.Actor;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.rida.intake.FileInspector;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.file.Uploads;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.mapping.Mapping;
import org.rida.job.rules.MappingFiles;













import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** A mended workbook on its way back: checked as a file is, then taken in by the mapping of the file it mends. */
@Component
class CorrectionUpload {

    private final FileInspector check;
    private final Uploads uploads;
    private final BackgroundIngest takingIn;
    private final MappingFiles mappings;

    CorrectionUpload(FileInspector check, Uploads uploads, BackgroundIngest takingIn, MappingFiles mappings) {
        this.check = check;
        this.uploads = uploads;
        this.takingIn = takingIn;
        this.mappings = mappings;
    }

    /**
     * Begins to take it in; nobody waits for the end.
     *
     * @throws Problem when the file cannot be read at all; nothing of it is kept then
     */
    void submit(SourceFiles.SourceFile mends, @Nullable MultipartFile sent, RequestUser visitor) {
        if (sent == null || sent.isEmpty()) {
            throw Problem.of("rejected.problem.no-file");
        }
        String name = Objects.requireNonNullElse(sent.getOriginalFilename(), "");
        Mapping mapping = mappings.get(mends.mapping());
        Upload upload = receive(name, sent, visitor.actor());
        check(upload, mapping, visitor.actor());
        takingIn.begin(upload, mapping, visitor.actor());
    }

    private Upload receive(String name, MultipartFile sent, Actor actor) {
        try (InputStream content = sent.getInputStream()) {
            return uploads.receive(name, content, actor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(Upload upload, Mapping mapping, Actor actor) {
        try {
            FileInspector.Checked checked = check.check(upload.file(), List.of(mapping), mapping, actor);
            if (checked.mapping().isEmpty()) {
                throw Problem.of("rejected.problem.columns", "file", checked.file(), "mapping", mapping.name());
            }
        } catch (Problem refused) {
            uploads.discard(upload.id());
            throw refused;
        }
    }
}
