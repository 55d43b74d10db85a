package org.rida.console.files;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.console.setup.SetupPermission;
import org.rida.i18n.Problem;
import org.rida.intake.FieldNames;
import org.rida.intake.FileInspector;
import org.rida.intake.TrialReading;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.file.Uploads;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.format.WorkbookPasswords;
import org.rida.intake.mapping.DateOrder;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;
import org.rida.job.input.RefusedFileFinder;
import org.rida.job.rules.DateOrderAnswer;
import org.rida.job.rules.MappingFiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Uploading: a file is inspected first, then ingested. An uploaded file waits in a folder of its own until somebody confirms or
 * discards it; after a day it is removed.
 */
@Controller
class UploadController {

    private static final String BACK = "redirect:/files";

    private final SourceFiles files;
    private final Uploads uploads;
    private final UploadInspector inspector;
    private final BackgroundIngest backgroundIngest;
    private final MappingFiles mappings;
    private final DateOrderAnswer dateOrder;
    private final RefusedFileFinder refusedFiles;
    private final SetupPermission setup;
    private final TrialReading trial;
    private final FieldNames fieldNames;

    UploadController(
            SourceFiles files,
            Uploads uploads,
            UploadInspector inspector,
            BackgroundIngest backgroundIngest,
            MappingFiles mappings,
            DateOrderAnswer dateOrder,
            RefusedFileFinder refusedFiles,
            SetupPermission setup,
            TrialReading trial,
            FieldNames fieldNames) {
        this.files = files;
        this.uploads = uploads;
        this.inspector = inspector;
        this.backgroundIngest = backgroundIngest;
        this.mappings = mappings;
        this.dateOrder = dateOrder;
        this.refusedFiles = refusedFiles;
        this.setup = setup;
        this.trial = trial;
        this.fieldNames = fieldNames;
    }

    /** Stores and inspects a file, and shows what an ingest would do. */
    @PostMapping("/files")
    String receive(@RequestParam MultipartFile file, RequestUser user, Model model, RedirectAttributes redirect)
            throws IOException {
        String name = String.valueOf(file.getOriginalFilename());
        try (var content = file.getInputStream()) {
            Upload upload = uploads.receive(name, content, user.actor());
            return preview(upload, null, user, model);
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return BACK;
        }
    }

    /**
     * Inspects a file once more that was refused, by a run or here, so that what it asks can be answered and the file be read.
     * The file itself stays where it is.
     */
    @PostMapping("/files/refused/{file:\\d+}")
    String inspectRefused(@PathVariable long file, RequestUser user, Model model, RedirectAttributes redirect)
            throws IOException {
        try {
            SourceFile refused = files.find(file)
                    .filter(f -> f.state().equals("refused"))
                    .orElseThrow(() -> Problem.of("problem.upload-gone"));
            Path path = refusedFiles
                    .find(refused)
                    .orElseThrow(() -> Problem.of("problem.refused-file-gone", "file", refused.name()));
            try (InputStream content = Files.newInputStream(path)) {
                Upload upload = uploads.receive(refused.name(), content, user.actor());
                return preview(upload, mappings.get(refused.mapping()), user, model);
            }
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return BACK;
        }
    }

    /** @param by null for the mapping that fits best */
    private String preview(Upload upload, @Nullable Mapping by, RequestUser user, Model model) {
        try {
            FileInspector.Checked checked = inspector.check(upload, mappings.all(), by, user.actor());
            model.addAttribute("upload", upload.id());
            model.addAttribute("checked", checked);
            model.addAttribute(
                    "fieldNames",
                    checked.columns().stream()
                            .map(FileInspector.ColumnUse::field)
                            .distinct()
                            .collect(Collectors.toMap(
                                    codes -> codes, codes -> fieldNames.fields(codes, user.messages()))));
            if (!checked.mapping().isEmpty()) {
                Mappings.answers(mappings.get(checked.mapping()))
                        .ifPresent(answers -> model.addAttribute("rated", trial.read(upload.file(), answers)));
            }
            model.addAttribute("maySetUp", setup.isAllowed(user));
            return "file-check";
        } catch (Problem problem) {
            if (WorkbookPasswords.isProtected(upload.file())) {
                model.addAttribute("upload", upload.id());
                model.addAttribute("file", upload.file().getFileName());
                return "file-password";
            }
            uploads.discard(upload.id());
            throw problem;
        }
    }

    /**
     * Opens a protected workbook, and inspects it. The password is neither stored nor logged: what is read is the workbook without
     * it.
     */
    @PostMapping("/files/{upload:[0-9a-f]+}/password")
    String open(
            @PathVariable String upload,
            @RequestParam String password,
            RequestUser user,
            Model model,
            RedirectAttributes redirect) {
        try {
            Upload found = uploads.find(upload).orElseThrow(() -> Problem.of("problem.upload-gone"));
            if (WorkbookPasswords.isProtected(found.file())) {
                try {
                    WorkbookPasswords.unlock(found.file(), password);
                } catch (Problem wrong) {
                    // asked once more
                    model.addAttribute("problem", user.explain(wrong));
                }
            }
            return preview(found, null, user, model);
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return BACK;
        }
    }

    /**
     * Ingests an inspected file in the background.
     *
     * @param upload identifier of 128 random bits, so that uploads of others cannot be guessed
     * @param mapping by which the page of the inspection read it; another one was not tried
     */
    @PostMapping("/files/{upload:[0-9a-f]+}/ingest")
    String ingest(
            @PathVariable String upload,
            @RequestParam String mapping,
            RequestUser user,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        return FormResult.run(user, redirect, BACK, "console.files.ingesting", actor -> {
            Upload found = uploads.find(upload).orElseThrow(() -> Problem.of("problem.upload-gone"));
            Mapping chosen = mappings.get(mapping);
            Confirmation.require(form, mapping);
            backgroundIngest.begin(found, chosen, actor);
        });
    }

    /**
     * Stores in a mapping which number of the dates is the day, where the inspected file leaves that open, and inspects the
     * file again.
     *
     * @param mapping by which the file was inspected
     * @param order {@code day-first} or {@code month-first}
     */
    @PostMapping("/files/{upload:[0-9a-f]+}/date-order")
    String answerDateOrder(
            @PathVariable String upload,
            @RequestParam String mapping,
            @RequestParam String order,
            RequestUser user,
            Model model,
            RedirectAttributes redirect) {
        try {
            Upload found = uploads.find(upload).orElseThrow(() -> Problem.of("problem.upload-gone"));
            String name = String.valueOf(found.file().getFileName());
            if (!inspector.asksDateOrder(found, mappings.all(), mappings.get(mapping))) {
                throw Problem.of("problem.date-order-not-asked", "file", name);
            }
            dateOrder.store(mapping, DateOrder.of(order), name, user.actor());
            return preview(found, mappings.get(mapping), user, model);
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return BACK;
        }
    }

    /** Deletes an uploaded file that is not to be ingested. */
    @PostMapping("/files/{upload:[0-9a-f]+}/discard")
    String discard(
            @PathVariable String upload, RequestUser user, HttpServletRequest form, RedirectAttributes redirect) {
        return FormResult.run(user, redirect, BACK, "console.files.discarded", actor -> {
            Confirmation.require(form);
            uploads.discard(upload, actor);
        });
    }
}
