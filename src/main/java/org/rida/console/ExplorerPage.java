package org.rida.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.access.Audit;
import org.rida.access.Deed;
import org.rida.policy.Policy;
import org.rida.policy.Slice;
import org.rida.quality.SeriesKey;
import org.rida.report.Explorer;
import org.rida.report.Explorer.Group;
import org.rida.report.Explorer.Look;
import org.rida.report.html.Drawings;
import org.rida.report.html.Phrases;
import org.rida.wording.Problem;
import org.rida.wording.Wording;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Trends of satisfaction and of turnaround: what is chosen stands in the address, so that a view can be sent to somebody. */
@Controller
class ExplorerPage {

    private static final List<Integer> PERIODS = List.of(12, 24, 36, 60);
    private static final List<Slice> CUTS = List.of(
            Slice.CHANNEL, Slice.SERVICE, Slice.DEPARTMENT, Slice.SEGMENT, Slice.PARTY, Slice.KIND, Slice.OUTCOME);
    private static final MediaType WORKBOOK =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Explorer explorer;
    private final Policy policy;
    private final Audit audit;

    ExplorerPage(Explorer explorer, Policy policy, Audit audit) {
        this.explorer = explorer;
        this.policy = policy;
        this.audit = audit;
    }

    /** As the address has it; what is empty or unknown takes the usual. */
    record Choice(
            @Nullable String measure,
            @Nullable String group,
            @Nullable String with,
            @Nullable Integer months,
            @Nullable String by) {}

    /** A choice in a list. */
    record Option(String value, String name) {}

    @GetMapping({"/trends", "/turnaround"})
    String explore(HttpServletRequest request, @ModelAttribute Choice choice, Visitor visitor, Model model) {
        String page = page(request);
        List<SeriesKey> measures = measures(page);
        Look look = look(choice, measures);
        Map<Slice, List<Group>> groups = explorer.groups();
        explorer.view(look).ifPresent(view -> {
            model.addAttribute("view", view);
            difference(view, visitor.wording()).ifPresent(words -> model.addAttribute("difference", words));
        });
        model.addAttribute("page", page);
        model.addAttribute("look", look);
        model.addAttribute("measure", SeriesKey.of(look.metric(), look.of()).toString());
        model.addAttribute(
                "measures",
                measures.stream()
                        .map(m -> new Option(m.toString(), name(m, visitor)))
                        .toList());
        model.addAttribute("groups", groups);
        model.addAttribute("explorer", explorer);
        model.addAttribute("periods", PERIODS);
        model.addAttribute("cuts", CUTS);
        model.addAttribute("phrases", new Phrases(visitor.wording()));
        model.addAttribute("draw", new Drawings(visitor.wording()));
        model.addAttribute("definition", look.metric());
        return "explorer";
    }

    @GetMapping({"/trends.xlsx", "/turnaround.xlsx"})
    ResponseEntity<byte[]> workbook(HttpServletRequest request, @ModelAttribute Choice choice, Visitor visitor)
            throws IOException {
        String page = page(request);
        Look look = look(choice, measures(page));
        Explorer.View view = explorer.view(look).orElseThrow(() -> Problem.of("problem.nothing-counted"));
        downloaded(look, "xlsx", visitor);
        Path file = Files.createTempFile("rida-explorer", ".xlsx");
        try {
            explorer.write(look, view, visitor.wording().language(), file);
            return file(page + ".xlsx", WORKBOOK, Files.readAllBytes(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @GetMapping({"/trends.csv", "/turnaround.csv"})
    ResponseEntity<byte[]> text(HttpServletRequest request, @ModelAttribute Choice choice, Visitor visitor) {
        String page = page(request);
        Look look = look(choice, measures(page));
        Explorer.View view = explorer.view(look).orElseThrow(() -> Problem.of("problem.nothing-counted"));
        downloaded(look, "csv", visitor);
        String csv = new ExplorerCsv(visitor.wording()).of(view);
        return file(
                page + ".csv",
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                csv.getBytes(StandardCharsets.UTF_8));
    }

    private void downloaded(Look look, String format, Visitor visitor) {
        audit.record(
                visitor.actor(),
                Deed.FIGURES_DOWNLOADED,
                SeriesKey.of(look.metric(), look.of()).toString(),
                Map.of("group", look.group().code(), "format", format));
    }

    static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }

    private static String page(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/trends") ? "trends" : "turnaround";
    }

    private List<SeriesKey> measures(String page) {
        return page.equals("trends") ? Measures.ofSatisfaction(policy) : Measures.ofTurnaround();
    }

    private String name(SeriesKey measure, Visitor visitor) {
        return explorer.name(measure.metric(), measure.of())
                .in(visitor.wording().language());
    }

    private static Optional<String> difference(Explorer.View view, Wording wording) {
        return Optional.ofNullable(view.compared())
                .map(Explorer.Compared::difference)
                .map(d -> wording.say(
                        d.isClear() ? "explorer.difference.clear" : "explorer.difference.unclear",
                        "d",
                        points(d.value(), wording),
                        "low",
                        points(d.interval().low(), wording),
                        "high",
                        points(d.interval().high(), wording)));
    }

    private static String points(double share, Wording wording) {
        return wording.number(share * 100, 0);
    }

    private static Look look(Choice choice, List<SeriesKey> measures) {
        SeriesKey measure = measures.stream()
                .filter(m -> m.toString().equals(choice.measure()))
                .findFirst()
                .orElse(measures.get(0));
        int months = choice.months() != null && PERIODS.contains(choice.months()) ? choice.months() : PERIODS.get(1);
        Slice by = slice(choice.by()).filter(CUTS::contains).orElse(Slice.CHANNEL);
        return new Look(
                measure.metric(),
                measure.of(),
                group(choice.group()).orElse(Group.EVERYBODY),
                group(choice.with()).orElse(null),
                months,
                by);
    }

    private static Optional<Group> group(@Nullable String code) {
        String[] parts = code == null ? new String[0] : code.split("=", 2);
        return parts.length < 2 ? Optional.empty() : slice(parts[0]).map(slice -> new Group(slice, parts[1]));
    }

    private static Optional<Slice> slice(@Nullable String code) {
        return Arrays.stream(Slice.values()).filter(s -> s.code().equals(code)).findFirst();
    }
}
