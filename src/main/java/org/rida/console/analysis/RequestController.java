package org.rida.console.analysis;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.rida.intake.person.FoundRow;
import org.rida.intake.person.RequestRecords;
import org.rida.intake.person.RequestRecords.RequestRecord;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.report.explore.Explorer;
import org.rida.tally.rows.RequestClocks;
import org.rida.tally.rows.RequestClocks.ClockRun;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The page of a single request, found by its number: its days against the target, versions, answers and sources. */
@Controller
class RequestController {

    /** Columns with a day, in the order of the policy; a day shared by several is told in this order. */
    private static final List<String> DAYS = List.of(
            "received_on",
            "informed_on",
            "verified_on",
            "referred_on",
            "signed_on",
            "submitted_on",
            "decided_on",
            "replied_on",
            "left_on",
            "reopened_on",
            "registered_on",
            "served_on");

    private static final Set<String> NO_STAGES = Set.of("left_on", "reopened_on", "invited_on", "answered_on");

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
    private final RequestClocks clocks;
    private final Explorer explorer;
    private final Policy policy;
    private final JsonMapper json;

    RequestController(RequestRecords records, RequestClocks clocks, Explorer explorer, Policy policy, JsonMapper json) {
        this.records = records;
        this.clocks = clocks;
        this.explorer = explorer;
        this.policy = policy;
        this.json = json;
    }

    /** A label with its value. */
    record RequestFact(String label, String value) {}

    /**
     * A day in the life of the request.
     *
     * @param days since the receipt; null before it
     * @param target whether it is the day by which an answer was due, rather than one on which something happened
     */
    record RequestDay(LocalDate day, String text, @Nullable Long days, boolean target) {}

    /**
     * A version that a file brought.
     *
     * @param changes what differs from the version before; empty for the first one
     */
    record RequestVersion(String file, @Nullable Long line, List<ChangedValue> changes) {}

    /** @param before empty when it had no value; after likewise */
    record ChangedValue(String label, String before, String after) {}

    /** A survey response about the request. */
    record RequestAnswer(
            LocalDate day, List<RequestFact> scores, List<String> texts, String file, @Nullable Long line) {}

    /** @param number of the request; empty for the search box alone */
    @GetMapping("/requests")
    String request(@RequestParam(defaultValue = "") String number, RequestUser user, Model model) {
        model.addAttribute("number", number);
        if (!number.isBlank()) {
            try {
                records.read(number, user.actor()).ifPresent(found -> show(found, user, model));
            } catch (Problem problem) {
                model.addAttribute("problem", user.explain(problem));
            }
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
                found.at("response").stream().map(row -> answer(row, user)).toList());
        model.addAttribute("facts", List.of());
        model.addAttribute("days", List.of());
        found.at("request").stream().findFirst().ifPresent(current -> {
            LocalDate received = Objects.requireNonNull(day(current, "received_on"));
            List<ClockRun> runs =
                    clocks.runs(found.number(), policy.clockOn(received).headline());
            model.addAttribute("facts", facts(current, user));
            model.addAttribute("days", days(found, current, received, runs, user));
            model.addAttribute("runs", runs);
            explorer.coverage().ifPresent(c -> model.addAttribute("coversTo", c.coversTo()));
        });
    }

    private List<RequestFact> facts(FoundRow row, RequestUser user) {
        return FACTS.stream()
                .filter(column -> row.content().containsKey(column))
                .map(column -> new RequestFact(
                        label(column, user), value(column, row.content().getOrDefault(column, ""), user)))
                .toList();
    }

    /**
     * Everything that has a day: earlier runs of a reopened request, its stages, invitations, answers and target days;
     * the same day with the same words once.
     */
    private List<RequestDay> days(
            RequestRecord found, FoundRow current, LocalDate received, List<ClockRun> runs, RequestUser user) {
        List<RequestDay> days = new ArrayList<>();
        found.at("earlier_answer").forEach(row -> addDays(row, received, days, user));
        addDays(current, received, days, user);
        found.at("invitation").forEach(row -> add(day(row, "invited_on"), event("invited_on", user), received, days));
        found.at("response").forEach(row -> add(day(row, "answered_on"), event("answered_on", user), received, days));
        runs.stream()
                .filter(ClockRun::promised)
                .forEach(run -> days.add(new RequestDay(
                        run.target(),
                        user.messages().format("request.target"),
                        ChronoUnit.DAYS.between(received, run.target()),
                        true)));
        return days.stream()
                .distinct()
                .sorted(Comparator.comparing(RequestDay::day))
                .toList();
    }

    private static void addDays(FoundRow row, LocalDate received, List<RequestDay> days, RequestUser user) {
        DAYS.forEach(column -> add(day(row, column), event(column, user), received, days));
    }

    private static void add(@Nullable LocalDate day, String text, LocalDate received, List<RequestDay> days) {
        if (day != null) {
            days.add(new RequestDay(
                    day, text, day.isBefore(received) ? null : ChronoUnit.DAYS.between(received, day), false));
        }
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
        return Stream.concat(FACTS.stream(), DAYS.stream())
                .filter(column -> !Objects.equals(
                        before.content().get(column), after.content().get(column)))
                .map(column -> new ChangedValue(
                        label(column, user),
                        value(column, before.content().getOrDefault(column, ""), user),
                        value(column, after.content().getOrDefault(column, ""), user)))
                .toList();
    }

    private RequestAnswer answer(FoundRow row, RequestUser user) {
        Map<String, String> scores = new LinkedHashMap<>();
        json.readTree(row.content().getOrDefault("scores", "{}"))
                .properties()
                .forEach(score -> scores.put(
                        score.getKey(),
                        score.getValue().isNull() ? "" : score.getValue().asString()));
        return new RequestAnswer(
                Objects.requireNonNull(day(row, "answered_on")),
                scores.entrySet().stream()
                        .map(score -> new RequestFact(
                                question(score.getKey(), user),
                                score.getValue().isEmpty()
                                        ? user.messages().format("request.no-score")
                                        : user.messages().digits(score.getValue())))
                        .toList(),
                Stream.of("comment", "suggestion")
                        .flatMap(column -> Optional.ofNullable(row.content().get(column)).stream())
                        .filter(text -> !text.isBlank())
                        .toList(),
                row.file(),
                row.line());
    }

    /** By the policy of today: of a question that is asked no more the code remains. */
    private String question(String code, RequestUser user) {
        return policy.questions().stream()
                .filter(question -> question.code().equals(code))
                .map(Question::name)
                .map(name -> name.in(user.messages().language()))
                .findFirst()
                .orElse(code);
    }

    /** The name of a stage where the column is the day of one. */
    private static String event(String column, RequestUser user) {
        String code = column.replace("_on", "");
        return user.messages().format((NO_STAGES.contains(column) ? "request.event." : "stage.") + code);
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
            return new org.rida.i18n.DateFormatter(user.messages()).day(LocalDate.parse(value));
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
