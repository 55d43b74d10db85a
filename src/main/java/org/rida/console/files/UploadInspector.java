package org.rida.console.files;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.rida.intake.FileInspector;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.question.StoredMonths;
import org.springframework.stereotype.Component;

/** Checks uploaded files, and records each check in the audit log. */
@Component
class UploadInspector {

    private final FileInspector inspector;
    private final StoredMonths months;
    private final AuditLog audit;

    UploadInspector(FileInspector inspector, StoredMonths months, AuditLog audit) {
        this.inspector = inspector;
        this.months = months;
        this.audit = audit;
    }

    /**
     * As {@link FileInspector#check}, beside what is stored.
     *
     * @throws Problem when the file cannot be read at all
     */
    FileInspector.Checked check(Upload upload, Collection<Mapping> mappings, @Nullable Mapping only, Actor actor) {
        return audit.record(
                new Operation(
                        actor,
                        AuditAction.FILE_CHECKED,
                        String.valueOf(upload.file().getFileName()),
                        Map.of()),
                () -> inspector.check(upload.file(), mappings, only, months.known()),
                checked -> Map.of("mapping", checked.mapping()));
    }

    /** Whether a person must say which number of the dates is the day; asked as part of an operation that is recorded itself. */
    boolean asksDateOrder(Upload upload, Collection<Mapping> mappings, Mapping mapping) {
        return inspector.check(upload.file(), mappings, mapping).asksDateOrder();
    }
}
