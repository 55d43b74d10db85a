package org.rida.console.files;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.rida.console.ListPage;
import org.rida.console.PageFormatter;
import org.rida.console.RequestUser;
import org.rida.console.RowExport;
import org.rida.console.setup.SetupPermission;
import org.rida.intake.Intake;
import org.rida.intake.file.RowCounts;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.file.SourceFiles.FileSelection;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.file.UploadQueue;
import org.rida.intake.question.FileQuestions;
import org.rida.intake.rejected.RejectedRows;
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

    private static final List<String> STATES = List.of("arrived", "merged", "refused");

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
            RejectedRows rejected) {
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
     * @param from number of files to pass over
     */
    @GetMapping("/files")
    String files(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int from,
            RequestUser user,
            Model model) {
        list(name, state, from, model);
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
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        FileSelection selection = new FileSelection(name.strip(), state);
        ListPage.show(model, "files", from, SIZE, (offset, limit) -> {
            List<SourceFile> found = files.list(selection, offset, limit);
            model.addAttribute("lines", lines.read(found));
            model.addAttribute("days", byDay(found.subList(0, Math.min(SIZE, found.size()))));
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

    /** The newest day first: files that arrived together share its two dates. */
    private Map<LocalDate, List<SourceFile>> byDay(List<SourceFile> shown) {
        return shown.stream()
                .collect(Collectors.groupingBy(
                        file -> file.arrivedAt()
                                .atZoneSameInstant(policy.association().zone())
                                .toLocalDate(),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** The files that match, at most 10,000, with what became of their rows. */
    @GetMapping("/files.{format:xlsx|csv}")
    ResponseEntity<byte[]> download(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String state,
            RequestUser user) {
        return exports.response(
                new RowExport.ListExport<>(
                        "rida-files",
                        "console.files.list",
                        List.of(
                                "console.file",
                                "console.file.arrived",
                                "console.column.state",
                                "rows.read",
                                "rows.new",
                                "rows.replaced",
                                "rows.unchanged",
                                "rows.superseded",
                                "rows.filtered",
                                "rows.rejected",
                                "console.file.mapping"),
                        files.list(new FileSelection(name.strip(), state), 0, MAX_EXPORTED),
                        FilesController::row),
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
}
