package org.rida.console.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.rida.intake.FileInspector;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.file.Uploads;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.mapping.Mapping;
import org.rida.job.rules.MappingFiles;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Receives a workbook with corrected rows: checks it like any file, then ingests it with the mapping of the original file. */
@Component
class CorrectionUpload {

    private final UploadInspector inspector;
    private final Uploads uploads;
    private final BackgroundIngest backgroundIngest;
    private final MappingFiles mappings;

    CorrectionUpload(
            UploadInspector inspector, Uploads uploads, BackgroundIngest backgroundIngest, MappingFiles mappings) {
        this.inspector = inspector;
        this.uploads = uploads;
        this.backgroundIngest = backgroundIngest;
        this.mappings = mappings;
    }

    /**
     * Starts the ingest in the background.
     *
     * @param original the file whose rows were rejected; its mapping applies, whatever the new file's name
     * @param sent null when the form was sent without a file
     * @throws Problem when the file is missing, unreadable or has other columns; it is discarded then
     */
    void submit(SourceFiles.SourceFile original, @Nullable MultipartFile sent, RequestUser user) {
        if (sent == null || sent.isEmpty()) {
            throw Problem.of("rejected.problem.no-file");
        }
        String name = Objects.requireNonNullElse(sent.getOriginalFilename(), "");
        Mapping mapping = mappings.get(original.mapping());
        Upload upload = receive(name, sent, user.actor());
        check(upload, mapping, user.actor());
        backgroundIngest.beginCorrection(upload, mapping, user);
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
            FileInspector.Checked checked = inspector.check(upload, List.of(mapping), mapping, actor);
            if (checked.mapping().isEmpty()) {
                throw Problem.of("rejected.problem.columns", "file", checked.file(), "mapping", mapping.name());
            }
        } catch (Problem problem) {
            uploads.discard(upload.id());
            throw problem;
        }
    }
}
