package org.rida.console.files;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.console.RequestUser;
import org.rida.console.list.ListHead;
import org.rida.console.list.ListPage;
import org.rida.console.list.RowColumn;
import org.rida.console.list.RowExport;
import org.rida.console.setup.SetupPermission;
import org.rida.database.RowOrder;
import org.rida.intake.Intake;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.file.SourceFiles.FileSelection;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.file.UploadQueue;
import org.rida.intake.question.FileQuestions;
import org.rida.intake.rejected.RejectedRows;
import org.rida.intake.rejected.RowsOfOneNumber;
import org.rida.policy.Policy;
import org.rida.pull.PulledFiles;
import org.rida.schedule.InputStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Received files: which arrived, what became of their rows, what is being read. */
@Controller
class FilesController {

    private static final int SIZE = 25;
    /** More files are not exported at once. */
    private static final int MAX_EXPORTED = 10_000;

    private static final List<String> STATES = List.of("arrived", "merged", "refused", "withdrawn");

    private static final List<RowColumn<SourceFile>> COLUMNS = List.of(
            RowColumn.text("console.file", (file, text) -> text.fileName(file.name())),
            RowColumn.moment("console.file.arrived", FilesController::arrived),
            RowColumn.hijriMoment("console.file.arrived", FilesController::arrived),
            RowColumn.text("console.column.state", (file, text) -> text.named("console.file.state.", file.outcome())),
            RowColumn.whole("rows.read", file -> file.rows().read()),
            RowColumn.whole("rows.new", file -> file.rows().added()),
            RowColumn.whole("rows.replaced", file -> file.rows().replaced()),
            RowColumn.whole("rows.unchanged", file -> file.rows().unchanged()),
            RowColumn.whole("rows.superseded", file -> file.rows().superseded()),
            RowColumn.whole("rows.filtered", file -> file.rows().filtered()),
            RowColumn.whole("rows.rejected", file -> file.rows().rejected()),
            RowColumn.text("console.file.mapping", (file, text) -> text.mapping(file.mapping())));

    private final SourceFiles files;
    private final Intake intake;
    private final UploadQueue uploadQueue;
    private final FileProgressLines lines;
    private final SetupPermission setup;
    private final InputStatus inputs;
    private final RowExport exports;
    private final FileQuestions questions;
    private final PulledFiles pulled;
    private final Policy policy;
    private final RejectedRows rejected;
    private final RowsOfOneNumber corrections;

    FilesController(
            SourceFiles files,
            Intake intake,
            UploadQueue uploadQueue,
            FileProgressLines lines,
            SetupPermission setup,
            InputStatus inputs,
            RowExport exports,
            FileQuestions questions,
            PulledFiles pulled,
            Policy policy,
            RejectedRows rejected,
            RowsOfOneNumber corrections) {
        this.corrections = corrections;
        this.rejected = rejected;
        this.policy = policy;
        this.files = files;
        this.intake = intake;
        this.uploadQueue = uploadQueue;
        this.lines = lines;
        this.setup = setup;
        this.inputs = inputs;
        this.exports = exports;
        this.questions = questions;
        this.pulled = pulled;
    }

    /**
     * The files, newest first, what is being read, the files that jobs expect, and when a pull last came.
     *
     * @param name part of the name; empty for all
     * @param state of the files; empty for all
     * @param order as of {@link RowOrder#parse}
     * @param from number of files to pass over
     */
    @GetMapping("/files")
    String files(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "0") int from,
            RequestUser user,
            Model model) {
        list(name, state, order, from, model);
        model.addAttribute("inputs", inputs.all());
        model.addAttribute("unread", setup.isAllowed(user) ? lines.unread() : List.of());
        model.addAttribute("pulled", pulled.newest());
        return "files";
    }

    /** The fragment that the page polls while files are being read. It also lists files that jobs read. */
    @GetMapping("/files/list")
    String list(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        FileSelection selection = new FileSelection(name.strip(), state);
        RowOrder rowOrder = RowOrder.parse(order);
        showHead(model, rowOrder);
        ListPage.show(model, "files", from, SIZE, (offset, limit) -> {
            List<SourceFile> found = files.list(selection, rowOrder, offset, limit);
            model.addAttribute("lines", lines.read(found));
            model.addAttribute(
                    "corrects",
                    corrections.correctedBy(
                            found.stream().map(SourceFile::fileId).toList()));
            model.addAttribute("days", groups(found.subList(0, Math.min(SIZE, found.size())), rowOrder));
            return found;
        });
        model.addAttribute("name", name);
        model.addAttribute("state", state);
        model.addAttribute("states", STATES);
        model.addAttribute("reading", intake.progress());
        model.addAttribute("waiting", uploadQueue.waiting());
        model.addAttribute("results", uploadQueue.results());
        model.addAttribute("questions", questions.countOpenByFile());
        model.addAttribute("toCorrect", rejected.countOpenByFile());
        return "files :: list";
    }

    /**
     * The newest day first: files that arrived together share its two dates. In another order the files are one group without
     * a day, and each has its own dates.
     */
    private Map<@Nullable LocalDate, List<SourceFile>> groups(List<SourceFile> shown, RowOrder order) {
        return !order.equals(RowOrder.OWN)
                ? Collections.singletonMap(null, shown)
                : shown.stream()
                        .collect(Collectors.groupingBy(
                                file -> file.arrivedAt()
                                        .atZoneSameInstant(policy.association().zone())
                                        .toLocalDate(),
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    private static void showHead(Model model, RowOrder order) {
        ListHead.show(
                model,
                order,
                "console.file",
                "name",
                "console.file.arrived",
                "arrived",
                "console.column.state",
                "state",
                "rows.read",
                "read",
                "rows.new",
                "new",
                "rows.replaced",
                "replaced",
                "rows.unchanged",
                "unchanged",
                "rows.superseded",
                "superseded",
                "rows.filtered",
                "filtered",
                "rows.rejected",
                "rejected",
                "console.file.mapping",
                "");
    }

    /** The files that match, at most 10,000, with what became of their rows. */
    @GetMapping("/files.{format:xlsx|csv}")
    ResponseEntity<byte[]> download(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String order,
            RequestUser user) {
        return exports.response(
                new RowExport.ListExport<>(
                        "rida-files",
                        "console.files.list",
                        COLUMNS,
                        files.list(new FileSelection(name.strip(), state), RowOrder.parse(order), 0, MAX_EXPORTED)),
                format,
                user);
    }

    private static Instant arrived(SourceFile file) {
        return file.arrivedAt().toInstant();
    }
}
