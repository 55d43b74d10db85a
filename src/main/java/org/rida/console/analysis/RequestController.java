package org.rida.console.analysis;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.console.RequestUser;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Problem;
import org.rida.intake.person.FoundRow;
import org.rida.intake.person.RequestNumbers;
import org.rida.intake.person.RequestNumbers.MeantRequests;
import org.rida.intake.person.RequestRecords;
import org.rida.intake.person.RequestRecords.RequestRecord;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.report.explore.Explorer;
import org.rida.report.render.html.SvgCharts;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.rows.RequestClocks;
import org.rida.tally.rows.RequestClocks.ClockRun;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a single request, found by its number: its days against the target, versions, answers and sources. */
@Controller
class RequestController {

    private static final Map<String, Dimension> NAMED = Map.of(
            "kind", Dimension.KIND,
            "channel", Dimension.CHANNEL,
            "service", Dimension.SERVICE,
            "department", Dimension.DEPARTMENT,
            "segment", Dimension.SEGMENT,
            "party", Dimension.PARTY,
            "decision", Dimension.OUTCOME);

    /** Columns that are told as they are now, in the order of the page. */
    private static final List<String> FACTS =
            List.of("kind", "service", "channel", "department", "segment", "party", "decision", "left_reason");

    private final RequestRecords records;
    private final RequestNumbers numbers;
    private final RequestClocks clocks;
    private final Explorer explorer;
    private final Policy policy;
    private final RequestAnswers answers;

    RequestController(
            RequestRecords records,
            RequestNumbers numbers,
            RequestClocks clocks,
            Explorer explorer,
            Policy policy,
            RequestAnswers answers) {
        this.records = records;
        this.numbers = numbers;
        this.clocks = clocks;
        this.explorer = explorer;
        this.policy = policy;
        this.answers = answers;
    }

    /** A label with its value. */
    record RequestFact(String label, String value) {}

    /**
     * How a run of the clock went.
     *
     * @param look of the state: good, bad, run (still within the target) or done
     * @param days that it took, or takes so far, of those that were promised
     */
    record RunVerdict(String look, String state, String days, LocalDate target) {}

    /**
     * A version that a file brought.
     *
     * @param changes what differs from the version before; empty for the first one
     */
    record RequestVersion(String file, @Nullable Long line, List<ChangedValue> changes) {}

    /** @param before empty when it had no value; after likewise */
    record ChangedValue(String label, String before, String after) {}

    /**
     * A number that is written in other letters, or that of a survey response, leads to its request; one that is part of several
     * lists these.
     *
     * @param number of the request; empty for the search box alone
     */
    @GetMapping("/requests")
    String request(
            @RequestParam(defaultValue = "") String number,
            RequestUser user,
            Model model,
            RedirectAttributes redirect) {
        model.addAttribute("number", number);
        model.addAttribute("meant", null);
        if (number.isBlank()) {
            return "request";
        }
        try {
            Optional<RequestRecord> found = records.read(number, user.actor());
            if (found.isPresent()) {
                show(found.get(), user, model);
                return "request";
            }
            MeantRequests meant = numbers.meant(number);
            if (meant.newest().size() == 1) {
                redirect.addAttribute("number", meant.newest().get(0).number());
                return "redirect:/requests";
            }
            model.addAttribute("meant", meant);
        } catch (Problem problem) {
            model.addAttribute("problem", user.explain(problem));
        }
        return "request";
    }

    private void show(RequestRecord found, RequestUser user, Model model) {
        List<FoundRow> versions = Stream.concat(found.at("request_history").stream(), found.at("request").stream())
                .toList();
        model.addAttribute("found", found);
        model.addAttribute("versions", versions(versions, user));
        model.addAttribute(
                "answers",
                found.at("response").stream()
                        .map(row -> answers.read(row, user))
                        .toList());
        model.addAttribute("facts", List.of());
        model.addAttribute("days", List.of());
        found.at("request").stream().findFirst().ifPresent(current -> {
            LocalDate received = Objects.requireNonNull(day(current, "received_on"));
            List<ClockRun> runs =
                    clocks.runs(found.number(), policy.clockOn(received).headline());
            LocalDate coversTo = explorer.coverage().map(DataCoverage::coversTo).orElse(null);
            RequestMoments days = new RequestMoments(found, current, runs, coversTo, user);
            model.addAttribute("facts", facts(current, user));
            model.addAttribute("days", days.list());
            model.addAttribute("drawn", new SvgCharts(user.messages()).drawn(days.timeline()));
            model.addAttribute("counted", !runs.isEmpty());
            model.addAttribute("verdicts", verdicts(runs, coversTo, user));
            if (!runs.isEmpty() && runs.stream().noneMatch(ClockRun::promised)) {
                model.addAttribute("unpromised", value("kind", current.content().getOrDefault("kind", ""), user));
            }
        });
    }

    private List<RequestFact> facts(FoundRow row, RequestUser user) {
        return FACTS.stream()
                .filter(column -> row.content().containsKey(column))
                .map(column -> new RequestFact(
                        label(column, user), value(column, row.content().getOrDefault(column, ""), user)))
                .toList();
    }

    /** Of promised runs, the newest first. */
    private static List<RunVerdict> verdicts(List<ClockRun> runs, @Nullable LocalDate coversTo, RequestUser user) {
        List<RunVerdict> verdicts = new ArrayList<>();
        for (ClockRun run : runs) {
            if (run.promised()) {
                verdicts.add(0, verdict(run, coversTo == null ? run.begun() : coversTo, user));
            }
        }
        return verdicts;
    }

    private static RunVerdict verdict(ClockRun run, LocalDate today, RequestUser user) {
        boolean isLate = run.isLate(today);
        String state = run.ended() == null ? "open" : run.answered() ? "answered" : "left";
        String look = isLate ? "bad" : state.equals("answered") ? "good" : state.equals("open") ? "run" : "done";
        LocalDate until = run.ended() == null ? today : run.ended();
        return new RunVerdict(
                look,
                user.messages().format("request." + state + (isLate ? ".late" : "")),
                user.messages()
                        .format(
                                run.ended() == null ? "request.days-open" : "request.days-taken",
                                "n",
                                ChronoUnit.DAYS.between(run.begun(), until),
                                "target",
                                ChronoUnit.DAYS.between(run.begun(), run.target()),
                                "day",
                                new DateFormatter(user.messages()).day(until)),
                run.target());
    }

    /** The newest first, each with what differs from the one before; rows come the oldest first. */
    private List<RequestVersion> versions(List<FoundRow> rows, RequestUser user) {
        List<RequestVersion> versions = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            FoundRow row = rows.get(i);
            List<ChangedValue> changes = i == 0 ? List.of() : changes(rows.get(i - 1), row, user);
            versions.add(0, new RequestVersion(row.file(), row.line(), changes));
        }
        return versions;
    }

    private List<ChangedValue> changes(FoundRow before, FoundRow after, RequestUser user) {
        return Stream.concat(FACTS.stream(), RequestMoments.COLUMNS.stream())
                .filter(column -> !Objects.equals(
                        before.content().get(column), after.content().get(column)))
                .map(column -> new ChangedValue(
                        label(column, user),
                        value(column, before.content().getOrDefault(column, ""), user),
                        value(column, after.content().getOrDefault(column, ""), user)))
                .toList();
    }

    private static String label(String column, RequestUser user) {
        return user.messages().named("person.column.", column);
    }

    /** In the reader's language: days as days, codes of dimensions by their names, all else by the words of the pages. */
    private String value(String column, String value, RequestUser user) {
        if (value.isEmpty()) {
            return "";
        }
        if (column.endsWith("_on")) {
            return new DateFormatter(user.messages()).day(LocalDate.parse(value));
        }
        Dimension dimension = NAMED.get(column);
        return dimension == null
                ? user.messages().named("lineage.bucket.", value)
                : explorer.name(dimension, value).in(user.messages().language());
    }

    private static @Nullable LocalDate day(FoundRow row, String column) {
        String day = row.content().get(column);
        return day == null ? null : LocalDate.parse(day);
    }
}
