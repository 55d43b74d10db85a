package org.rida.console.setup;

import java.util.List;
import java.util.Map;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.rida.intake.file.Uploads;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.finding.RowJson;
import org.rida.intake.setup.FileDescription;
import org.rida.intake.setup.FileSetup;
import org.rida.job.rules.MappingFiles;
import org.springframework.stereotype.Component;

/** The descriptions of uploads, as they are stored between the steps. */
@Component
public class SetupDrafts {

    private final Uploads uploads;
    private final FileSetup setup;
    private final MappingFiles mappings;
    private final AuditLog audit;

    SetupDrafts(Uploads uploads, FileSetup setup, MappingFiles mappings, AuditLog audit) {
        this.uploads = uploads;
        this.setup = setup;
        this.mappings = mappings;
        this.audit = audit;
    }

    /** A file that is being described. */
    public record Described(String upload, FileDescription description) {}

    /** The files that are being described or were imported within the last day, the newest first. */
    public List<Described> all() {
        return uploads.beingSetUp().stream()
                .map(id -> new Described(id, description(id)))
                .toList();
    }

    /** Begins a description with what the file itself tells. Recorded in the audit log. */
    void begin(String upload, Actor actor) {
        Upload found = upload(upload);
        audit.record(
                new Operation(
                        actor,
                        AuditAction.FILE_CHECKED,
                        String.valueOf(found.file().getFileName()),
                        Map.of()),
                () -> save(upload, setup.begin(found, mappings.all())));
    }

    /** @throws Problem when the upload was discarded, has expired or was imported */
    Upload upload(String id) {
        return uploads.find(id).orElseThrow(() -> Problem.of("problem.upload-gone"));
    }

    /** @throws Problem when the upload was discarded or has expired */
    FileDescription description(String id) {
        return uploads.setup(id)
                .map(json -> RowJson.read(json, FileDescription.class))
                .orElseThrow(() -> Problem.of("problem.upload-gone"));
    }

    void save(String id, FileDescription description) {
        uploads.saveSetup(id, RowJson.write(description));
    }
}
