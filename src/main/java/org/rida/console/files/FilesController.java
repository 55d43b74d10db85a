package org.rida.console.files;

import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.rida.console.FormResult;
import org.rida.console.ListPage;
import org.rida.console.PageFormatter;
import org.rida.console.RequestUser;
import org.rida.console.RowExport;
import org.rida.i18n.Problem;
import org.rida.intake.FileInspector;
import org.rida.intake.Intake;
import org.rida.intake.file.RowCounts;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.file.SourceFiles.FileSelection;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.file.Uploads;
import org.rida.intake.file.Uploads.Upload;
import org.rida.intake.mapping.DateOrder;
import org.rida.job.rules.DateOrderAnswer;
import org.rida.job.rules.MappingFiles;
import org.rida.policy.Policy;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Received files, and uploading: a file is inspected first, then ingested. An uploaded file waits in a folder of its own
 * until somebody confirms or discards it; after a day it is removed.
 */
@Controller
class FilesController {

    private static final int SIZE = 50;
    /** More files are not exported at once. */
    private static final int MAX_EXPORTED = 10_000;

    private static final List<String> STATES = List.of("arrived", "merged", "refused");
    private static final String BACK = "redirect:/files";

    private final SourceFiles files;
    private final Uploads uploads;
    private final UploadInspector inspector;
    private final Intake intake;
    private final BackgroundIngest backgroundIngest;
    private final MappingFiles mappings;
    private final DateOrderAnswer dateOrder;
    private final RowExport exports;
    private final Policy policy;

    FilesController(
            SourceFiles files,
            Uploads uploads,
            UploadInspector inspector,
            Intake intake,
            BackgroundIngest backgroundIngest,
            MappingFiles mappings,
            DateOrderAnswer dateOrder,
            RowExport exports,
            Policy policy) {
        this.files = files;
        this.uploads = uploads;
        this.inspector = inspector;
        this.intake = intake;
        this.backgroundIngest = backgroundIngest;
        this.mappings = mappings;
        this.dateOrder = dateOrder;
        this.exports = exports;
        this.policy = policy;
    }

    /**
     * The files, newest first, and what is being read.
     *
     * @param name part of the name; empty for all
     * @param state of the files; empty for all
     * @param from number of files to pass over
     */
    @GetMapping("/files")
    String files(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        list(name, state, from, model);
        return "files";
    }

    /** The fragment that the page polls while files are being read. It also lists files that jobs read. */
    @GetMapping("/files/list")
    String list(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        int start = Math.max(0, from);
        List<SourceFile> found = files.list(new FileSelection(name.strip(), state), start, SIZE + 1);
        model.addAttribute("files", found.stream().limit(SIZE).toList());
        model.addAttribute("pages", new ListPage(start, SIZE, found.size() > SIZE));
        model.addAttribute("name", name);
        model.addAttribute("state", state);
        model.addAttribute("states", STATES);
        model.addAttribute("reading", intake.progress());
        model.addAttribute("waiting", backgroundIngest.waiting());
        model.addAttribute("results", backgroundIngest.results());
        return "files :: list";
    }

    /** The files that match, at most 10,000, with what became of their rows. */
    @GetMapping("/files.{format:xlsx|csv}")
    ResponseEntity<byte[]> download(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String state,
            RequestUser user) {
        PageFormatter text =
                new PageFormatter(user.messages(), policy.association().zone());
        return exports.response(
                new RowExport.ExportedRows(
                        "rida-files",
                        text.translate("console.files.list"),
                        Stream.of(
                                        "file",
                                        "file.arrived",
                                        "column.state",
                                        "run.read",
                                        "file.new",
                                        "file.replaced",
                                        "file.unchanged",
                                        "file.superseded",
                                        "file.filtered",
                                        "run.rejected",
                                        "file.mapping")
                                .map(column -> text.translate("console." + column))
                                .toList(),
                        files.list(new FileSelection(name.strip(), state), 0, MAX_EXPORTED).stream()
                                .map(file -> row(file, text))
                                .toList()),
                format,
                user);
    }

    private static List<String> row(SourceFile file, PageFormatter text) {
        RowCounts rows = file.rows();
        Stream<String> numbers = LongStream.of(
                        rows.read(),
                        rows.added(),
                        rows.replaced(),
                        rows.unchanged(),
                        rows.superseded(),
                        rows.filtered(),
                        rows.rejected())
                .mapToObj(text::number);
        return Stream.of(
                        Stream.of(
                                file.name(),
                                text.moment(file.arrivedAt().toInstant()),
                                text.named("console.file.state.", file.state())),
                        numbers,
                        Stream.of(text.mapping(file.mapping())))
                .flatMap(part -> part)
                .toList();
    }

    /** Stores and inspects a file, and shows what an ingest would do. */
    @PostMapping("/files")
    String receive(@RequestParam MultipartFile file, RequestUser user, Model model, RedirectAttributes redirect)
            throws IOException {
        String name = String.valueOf(file.getOriginalFilename());
        try (var content = file.getInputStream()) {
            Upload upload = uploads.receive(name, content, user.actor());
            return preview(upload, user, model);
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return BACK;
        }
    }

    private String preview(Upload upload, RequestUser user, Model model) {
        try {
            FileInspector.Checked checked = inspector.check(upload, mappings.all(), null, user.actor());
            model.addAttribute("upload", upload.id());
            model.addAttribute("checked", checked);
            return "file-check";
        } catch (Problem problem) {
            uploads.discard(upload.id());
            throw problem;
        }
    }

    /**
     * Ingests an inspected file in the background.
     *
     * @param upload identifier of 128 random bits, so that uploads of others cannot be guessed
     * @param mapping chosen on the page of the inspection
     */
    @PostMapping("/files/{upload:[0-9a-f]+}/ingest")
    String ingest(
            @PathVariable String upload, @RequestParam String mapping, RequestUser user, RedirectAttributes redirect) {
        return FormResult.run(user, redirect, BACK, "console.files.ingesting", actor -> {
            Upload found = uploads.find(upload).orElseThrow(() -> Problem.of("problem.upload-gone"));
            backgroundIngest.begin(found, mappings.get(mapping), actor);
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
            return preview(found, user, model);
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return BACK;
        }
    }

    /** Deletes an uploaded file that is not to be ingested. */
    @PostMapping("/files/{upload:[0-9a-f]+}/discard")
    String discard(@PathVariable String upload, RequestUser user, RedirectAttributes redirect) {
        return FormResult.run(user, redirect, BACK, "console.files.discarded", actor -> uploads.discard(upload, actor));
    }
}
