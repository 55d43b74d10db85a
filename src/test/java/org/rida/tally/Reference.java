package org.rida.tally;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counts once more, row by row in plain Java from the raw rows: no SQL but "select *", no episodes, no months kept. */
@NullUnmarked // an absent cell is data here
class Reference {

    private static final List<String> AT_RECEIPT =
            List.of("kind", "channel", "service", "department", "segment", "party");

    private final JdbcClient sql;
    private final Policy policy;
    private final LocalDate coversTo;
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final Map<String, List<Run>> runsOf = new TreeMap<>();

    Reference(JdbcClient sql, Policy policy, LocalDate coversTo) {
        this.sql = sql;
        this.policy = policy;
        this.coversTo = coversTo;
    }

    /** "2026-01-01 due all all on_time" to n. */
    SortedMap<String, Long> counts() {
        rows("request").forEach(r -> runsOf.put(r.text("request_no"), runs(r)));
        runsOf.values().forEach(runs -> runs.forEach(this::countRun));
        rows("response").forEach(this::countResponse);
        countInvitations();
        return counts;
    }

    /** The stored counts in the same form. */
    static SortedMap<String, Long> stored(JdbcClient sql) {
        SortedMap<String, Long> stored = new TreeMap<>();
        sql.sql("select * from month_count")
                .query()
                .listOfRows()
                .forEach(r -> stored.put(
                        String.join(
                                " ",
                                r.get("month").toString(),
                                r.get("population").toString(),
                                r.get("slice").toString(),
                                r.get("value").toString(),
                                r.get("bucket").toString()),
                        (Long) r.get("n")));
        return stored;
    }

    /** One line for each count that differs, the first few. */
    static List<String> differences(SortedMap<String, Long> found, SortedMap<String, Long> expected) {
        Set<String> keys = new TreeSet<>(found.keySet());
        keys.addAll(expected.keySet());
        return keys.stream()
                .filter(k -> !Objects.equals(found.get(k), expected.get(k)))
                .map(k -> "%s: expected %s, found %s".formatted(k, expected.get(k), found.get(k)))
                .limit(20)
                .toList();
    }

    private record Row(Map<String, Object> cells) {
        @Nullable
        String text(String column) {
            return Objects.toString(cells.get(column), null);
        }

        @Nullable
        LocalDate day(String column) {
            return cells.get(column) == null
                    ? null
                    : LocalDate.parse(cells.get(column).toString());
        }
    }

    private record Run(Row request, boolean first, LocalDate start, @Nullable LocalDate next, Row last) {

        @Nullable
        LocalDate replied() {
            return notBefore(last.day("replied_on"));
        }

        @Nullable
        LocalDate left() {
            return notBefore(last.day("left_on"));
        }

        @Nullable
        LocalDate end() {
            LocalDate replied = replied();
            LocalDate left = left();
            return replied == null ? left : left == null || replied.isBefore(left) ? replied : left;
        }

        boolean answered() {
            return replied() != null && replied().equals(end());
        }

        /** A stage's day if it lies in this run. */
        @Nullable
        LocalDate stage(String column) {
            LocalDate day =
                    Set.of("submitted_on", "decided_on").contains(column) ? last.day(column) : request.day(column);
            return day == null || day.isBefore(start) || (next != null && !day.isBefore(next)) ? null : day;
        }

        @Nullable
        String decision() {
            LocalDate day = last.day("decided_on") == null ? last.day("replied_on") : last.day("decided_on");
            return day == null || day.isBefore(start) || (next != null && !day.isBefore(next))
                    ? null
                    : last.text("decision");
        }

        private @Nullable LocalDate notBefore(@Nullable LocalDate day) {
            return day == null || day.isBefore(start) ? null : day;
        }
    }

    private List<Run> runs(Row request) {
        LocalDate received = request.day("received_on");
        LocalDate reopened = request.day("reopened_on");
        List<Row> earlier = new ArrayList<>(rows("earlier_answer").stream()
                .filter(a -> a.text("request_no").equals(request.text("request_no")))
                .filter(a -> reopened != null && a.day("started_on").isBefore(reopened))
                .filter(a -> a.day("replied_on") != null || a.day("left_on") != null)
                .sorted(Comparator.comparing(a -> a.day("started_on")))
                .toList());
        boolean endedBefore = reopened != null
                && (before(request.day("replied_on"), reopened) || before(request.day("left_on"), reopened));
        if (earlier.isEmpty() && endedBefore) {
            return List.of(
                    new Run(request, true, received, reopened, request),
                    new Run(request, false, reopened, null, request));
        }
        if (earlier.isEmpty()) {
            return List.of(new Run(request, true, received, null, request));
        }
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < earlier.size(); i++) {
            LocalDate next = i + 1 < earlier.size() ? earlier.get(i + 1).day("started_on") : reopened;
            LocalDate start = i == 0 && !before(end(earlier.get(i)), received)
                    ? received
                    : earlier.get(i).day("started_on");
            runs.add(new Run(request, i == 0, start, next, earlier.get(i)));
        }
        runs.add(new Run(request, false, reopened, null, request));
        return runs;
    }

    private static @Nullable LocalDate end(Row row) {
        LocalDate replied = row.day("replied_on");
        LocalDate left = row.day("left_on");
        return replied == null || before(left, replied) ? left : replied;
    }

    private void countRun(Run run) {
        if (run.start().isAfter(coversTo)) {
            return;
        }
        YearMonth received = YearMonth.from(run.start());
        boolean promised = promised(run);
        if (run.first()) {
            count(received, "received", promised ? "promised" : "unpromised", slices(run));
            count(
                    received,
                    "outreach",
                    "true".equals(run.request().text("outreach")) ? "outreach" : "incoming",
                    slices(run));
        }
        if (!promised) {
            return;
        }
        if (run.first()) {
            for (String flag : List.of("verified", "referred", "signed")) {
                count(received, flag, run.stage(flag + "_on") == null ? "not_" + flag : flag, slices(run));
            }
        } else {
            count(received, "reopened", "all", slices(run));
        }
        countDue(run, target(run, Basis.CALENDAR), "due");
        countDue(run, target(run, Basis.WORKING), "due-working");
        countEnd(run);
        countOpen(run);
    }

    private void countDue(Run run, LocalDate target, String population) {
        if (target.isAfter(coversTo)) {
            return;
        }
        LocalDate end = run.end();
        boolean known = end != null && !end.isAfter(coversTo);
        boolean byTarget = end != null && !end.isAfter(target);
        String verdict = byTarget
                ? (run.answered() ? "on_time" : "set_aside")
                : !known ? "late_waiting" : run.answered() ? "late_answered" : "late_left";
        Map<String, String> slices = slices(run);
        slices.put("outcome", known ? outcome(run) : "waiting");
        count(YearMonth.from(target), population, verdict, slices);
    }

    private void countEnd(Run run) {
        LocalDate end = run.end();
        if (end == null || end.isAfter(coversTo)) {
            return;
        }
        YearMonth month = YearMonth.from(end);
        Map<String, String> slices = slices(run);
        slices.put("outcome", outcome(run));
        if (!run.answered()) {
            count(month, "left", Objects.toString(run.last().text("left_reason"), "not_given"), slices);
            return;
        }
        count(month, "answered", DAYS.between(run.start(), end) + "", slices);
        count(month, "answered-working", workingDays(run.start(), end) + "", slices);
        count(month, "answered-in-time", end.isAfter(target(run, Basis.CALENDAR)) ? "late" : "on_time", slices);
        count(month, "answered-in-time-working", end.isAfter(target(run, Basis.WORKING)) ? "late" : "on_time", slices);
        if (run.decision() != null) {
            count(month, "outcome", run.decision(), slices);
        }
        countStage(month, "received-verified", run.start(), run.stage("verified_on"), slices);
        countStage(month, "verified-submitted", run.stage("verified_on"), run.stage("submitted_on"), slices);
        countStage(month, "submitted-decided", run.stage("submitted_on"), run.stage("decided_on"), slices);
        countStage(month, "decided-replied", run.stage("decided_on"), end, slices);
        countStage(month, "replied-registered", end, run.stage("registered_on"), slices);
        countStage(month, "registered-served", run.stage("registered_on"), run.stage("served_on"), slices);
        countStage(month, "submitted-replied", run.stage("submitted_on"), end, slices);
        slices.put("timeliness", timeliness(run));
        count(month, "linked", linkedBy(run, cutOff(month)) ? "answered" : "silent", slices);
    }

    private void countStage(
            YearMonth month,
            String stage,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Map<String, String> slices) {
        if (from != null && to != null && !to.isBefore(from)) {
            count(month, "stage:" + stage, DAYS.between(from, to) + "", slices);
        }
    }

    private void countOpen(Run run) {
        for (YearMonth month = YearMonth.from(run.start());
                !month.isAfter(YearMonth.from(coversTo));
                month = month.plusMonths(1)) {
            LocalDate day = cutOff(month);
            if (run.end() == null || run.end().isAfter(day)) {
                count(month, "open", DAYS.between(run.start(), day) + "", slices(run));
                count(month, "open-working", workingDays(run.start(), day) + "", slices(run));
                count(
                        month,
                        "open-beyond-target",
                        day.isAfter(target(run, Basis.CALENDAR)) ? "beyond" : "within",
                        slices(run));
                count(
                        month,
                        "open-beyond-target-working",
                        day.isAfter(target(run, Basis.WORKING)) ? "beyond" : "within",
                        slices(run));
            }
        }
    }

    private void countResponse(Row response) {
        LocalDate day = response.day("answered_on");
        if (day.isAfter(coversTo)) {
            return;
        }
        Run run = runOn(response.text("request_no"), day);
        Map<String, String> slices = new TreeMap<>();
        for (String slice : AT_RECEIPT) {
            String own = slice.equals("kind") ? null : response.text(slice);
            String value = run == null || run.request().text(slice) == null
                    ? own
                    : run.request().text(slice);
            slices.put(slice, Objects.toString(value, "not-given"));
        }
        slices.put("mode", Objects.toString(response.text("mode"), "not-given"));
        slices.put("outcome", stateOn(run, day, true));
        slices.put("timeliness", stateOn(run, day, false));
        YearMonth month = YearMonth.from(day);
        count(month, "responses", "all", slices);
        Map<String, String> scores = scores(response);
        scores.forEach((question, score) -> count(month, "score:" + question, bucket(question, score), slices));
        new ThemeMatcher(policy.themes())
                .themesOf(response.text("comment"), response.text("suggestion"))
                .forEach(theme -> {
                    String score = scores.getOrDefault("overall", "none");
                    count(month, "theme:" + theme, score.equals("null") ? "dont_know" : score, slices);
                });
        if (number(scores.get("before")) && number(scores.get("after"))) {
            int gap = Integer.parseInt(scores.get("after")) - Integer.parseInt(scores.get("before"));
            count(month, "gap", gap + "", slices);
        }
    }

    private void countInvitations() {
        Set<String> seen = new HashSet<>();
        List<Row> invitations = rows("invitation").stream()
                .sorted(Comparator.comparing(i -> i.day("invited_on")))
                .toList();
        for (Row invitation : invitations) {
            LocalDate day = invitation.day("invited_on");
            String no = invitation.text("request_no");
            if (!day.isAfter(coversTo) && seen.add(no + YearMonth.from(day))) {
                LocalDate cutOff = cutOff(YearMonth.from(day));
                Run run = runOn(no, cutOff);
                Map<String, String> slices = run == null ? unknown() : slices(run);
                slices.put("mode", Objects.toString(invitation.text("mode"), "not-given"));
                slices.put("outcome", stateOn(run, cutOff, true));
                slices.put("timeliness", stateOn(run, cutOff, false));
                boolean answered = rows("response").stream()
                        .filter(r -> no.equals(r.text("request_no")))
                        .map(r -> r.day("answered_on"))
                        .anyMatch(a -> !a.isBefore(day) && !a.isAfter(cutOff));
                count(YearMonth.from(day), "invited", answered ? "answered" : "silent", slices);
            }
        }
    }

    private boolean linkedBy(Run run, LocalDate cutOff) {
        String no = run.request().text("request_no");
        return rows("response").stream()
                .filter(r -> no.equals(r.text("request_no")))
                .map(r -> r.day("answered_on"))
                .anyMatch(day -> !day.isAfter(cutOff) && runOn(no, day) == run);
    }

    private @Nullable Run runOn(@Nullable String requestNo, LocalDate day) {
        List<Run> runs = requestNo == null ? List.of() : runsOf.getOrDefault(requestNo, List.of());
        Run found = runs.isEmpty() ? null : runs.get(0);
        for (Run run : runs) {
            found = run.start().isAfter(day) ? found : run;
        }
        return found;
    }

    private String stateOn(@Nullable Run run, LocalDate day, boolean outcome) {
        if (run == null || !promised(run)) {
            return "unclocked";
        }
        if (run.end() == null || run.end().isAfter(day)) {
            return "waiting";
        }
        return !run.answered() ? "left" : outcome ? outcome(run) : timeliness(run);
    }

    private String timeliness(Run run) {
        return run.end().isAfter(target(run, policy.clockOn(run.start()).headline())) ? "late" : "on_time";
    }

    private static String outcome(Run run) {
        return run.answered() ? Objects.toString(run.decision(), "not-given") : "left";
    }

    private LocalDate target(Run run, Basis basis) {
        ClockVersion version = policy.clockOn(run.start());
        return basis == Basis.CALENDAR
                ? run.start().plusDays(version.targetDays())
                : policy.calendar().afterWorkingDays(run.start(), version.targetWorkingDays());
    }

    /** The least number of working days after which the day is reached. */
    private int workingDays(LocalDate from, LocalDate to) {
        int days = 0;
        while (policy.calendar().afterWorkingDays(from, days).isBefore(to)) {
            days++;
        }
        return days;
    }

    private boolean promised(Run run) {
        return policy.kinds().stream()
                .anyMatch(k -> k.promised() && k.code().equals(run.request().text("kind")));
    }

    private LocalDate cutOff(YearMonth month) {
        return month.atEndOfMonth().isAfter(coversTo) ? coversTo : month.atEndOfMonth();
    }

    private static boolean before(@Nullable LocalDate day, LocalDate other) {
        return day != null && day.isBefore(other);
    }

    private static Map<String, String> slices(Run run) {
        Map<String, String> slices = unknown();
        AT_RECEIPT.forEach(s -> slices.compute(
                s, (slice, none) -> Objects.toString(run.request().text(slice), none)));
        return slices;
    }

    private static Map<String, String> unknown() {
        Map<String, String> slices = new TreeMap<>();
        AT_RECEIPT.forEach(s -> slices.put(s, "not-given"));
        return slices;
    }

    private static Map<String, String> scores(Row response) {
        Map<String, String> scores = new TreeMap<>();
        String text = response.text("scores").replaceAll("[{}\" ]", "");
        for (String score : text.split(",")) {
            if (!score.isEmpty()) {
                scores.put(score.split(":")[0], score.split(":")[1]);
            }
        }
        return scores;
    }

    private static String bucket(String question, String score) {
        if (score.equals("null")) {
            return "dont_know";
        }
        return !question.equals("told-right") ? score : score.equals("1") ? "yes" : "no";
    }

    private static boolean number(@Nullable String score) {
        return score != null && !score.equals("null");
    }

    private void count(YearMonth month, String population, String bucket, Map<String, String> slices) {
        add(month, population, "all", "all", bucket);
        slices.forEach((slice, value) -> add(month, population, slice, value, bucket));
    }

    private void add(YearMonth month, String population, String slice, String value, String bucket) {
        counts.merge(String.join(" ", month.atDay(1).toString(), population, slice, value, bucket), 1L, Long::sum);
    }

    private final Map<String, List<Row>> tables = new TreeMap<>();

    private List<Row> rows(String table) {
        return tables.computeIfAbsent(table, t -> sql.sql("select * from " + t).query().listOfRows().stream()
                .map(Row::new)
                .toList());
    }
}
