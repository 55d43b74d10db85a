package org.rida.console.files;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.rida.console.FileDownload;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.console.setup.CorrectionForms;
import org.rida.console.setup.CorrectionForms.Typed;
import org.rida.i18n.Problem;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.rejected.RejectedRows;
import org.rida.intake.rejected.RejectedRowsWorkbook;
import org.rida.intake.rejected.RowsOfOneNumber;
import org.rida.io.ScratchFile;
import org.rida.job.rules.MappingFiles;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Rejected rows with their reasons and cells to correct ({@link CorrectionController}): download for correction, upload of corrections, dismissal. Showing and downloading rows
 * is recorded in the audit log, since identifiers of applicants are decrypted for it.
 */
@Controller
class RejectedController {

    private static final String PAGE = "redirect:/rejected/";
    private static final int SIZE = 50;

    private final SourceFiles files;
    private final RejectedRows rows;
    private final RejectedRowsWorkbook workbook;
    private final MappingFiles mappings;
    private final CorrectionUpload upload;
    private final CorrectionForms forms;
    private final RowsOfOneNumber sameNumber;

    RejectedController(
            SourceFiles files,
            RejectedRows rows,
            RejectedRowsWorkbook workbook,
            MappingFiles mappings,
            CorrectionUpload upload,
            CorrectionForms forms,
            RowsOfOneNumber sameNumber) {
        this.sameNumber = sameNumber;
        this.files = files;
        this.rows = rows;
        this.workbook = workbook;
        this.mappings = mappings;
        this.upload = upload;
        this.forms = forms;
    }

    /** Files with open rejected rows, with their number. */
    @GetMapping("/rejected")
    String files(Model model) {
        model.addAttribute("files", files.withOpenRejectedRows());
        model.addAttribute("counts", rows.countOpenByFile());
        return "rejected";
    }

    /**
     * @param after line of the file after which the list begins; pages are by line, so that corrected rows do not shift
     *     them
     */
    @GetMapping("/rejected/{file:\\d+}")
    String file(@PathVariable long file, @RequestParam(defaultValue = "0") long after, RequestUser user, Model model) {
        SourceFiles.SourceFile entry = entry(file);
        RejectedRows.RejectedPage shown = rows.show(entry, Math.max(0, after), SIZE, user.actor());
        model.addAttribute("file", entry);
        Typed sent = model.getAttribute("typed") instanceof Typed cells ? cells : Typed.NOTHING;
        // a mapping that was deleted since has no lists; its rows can still be read
        Mapping mapping = mappings.find(entry.mapping()).orElseGet(() -> Mapping.plain(entry.recordType()));
        forms.addTo(model, entry, mapping, shown.rows(), sent, user);
        model.addAttribute("others", sameNumber.others(file));
        model.addAttribute("open", open(file));
        model.addAttribute("after", after);
        if (shown.more()) {
            model.addAttribute("next", shown.rows().get(SIZE - 1).line());
        }
        return "rejected-file";
    }

    /** A workbook with the rejected rows, their reasons and the columns of the file, in the language of the user. */
    @GetMapping("/rejected/{file:\\d+}/rows.xlsx")
    ResponseEntity<byte[]> download(@PathVariable long file, RequestUser user) {
        SourceFiles.SourceFile entry = entry(file);
        byte[] rows = ScratchFile.content(
                "rows.xlsx",
                target -> workbook.write(
                        entry,
                        mappings.get(entry.mapping()),
                        target,
                        user.messages().language(),
                        user.actor()));
        return FileDownload.response(rows, "rejected-" + file + "-" + entry.mapping() + ".xlsx");
    }

    /** @param rows the corrected workbook; null when the form was sent without a file */
    @PostMapping("/rejected/{file:\\d+}/corrected")
    String uploadCorrections(
            @PathVariable long file,
            @RequestParam(required = false) @Nullable MultipartFile rows,
            RequestUser user,
            RedirectAttributes redirect) {
        try {
            upload.submit(entry(file), rows, user);
            redirect.addFlashAttribute("done", user.messages().format("console.files.ingesting"));
            return "redirect:/files";
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return back(file);
        }
    }

    /** Dismisses all open rows of a file. */
    @PostMapping("/rejected/{file:\\d+}/dismiss")
    String dismissAll(
            @PathVariable long file,
            @RequestParam String reason,
            RequestUser user,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        SourceFiles.SourceFile entry = entry(file);
        FormResult.run(user, redirect, "", "rejected.dismissed", actor -> {
            Confirmation.require(form, open(file));
            rows.dismissFile(entry, actor, reason);
        });
        return back(file);
    }

    /** Dismisses one row. Its file is in the address only to return to. */
    @PostMapping("/rejected/{file:\\d+}/{row:\\d+}/dismiss")
    String dismiss(
            @PathVariable long file,
            @PathVariable long row,
            @RequestParam String reason,
            RequestUser user,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        entry(file);
        FormResult.run(user, redirect, "", "rejected.dismissed-row", actor -> {
            Confirmation.require(form);
            rows.dismiss(row, actor, reason);
        });
        return back(file);
    }

    private long open(long file) {
        return rows.countOpenByFile().getOrDefault(file, 0L);
    }

    // after its last row is settled a file is no longer listed
    private String back(long file) {
        return open(file) > 0 ? PAGE + file : "redirect:/rejected";
    }

    private SourceFiles.SourceFile entry(long file) {
        return files.find(file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
