package org.rida.tally;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counts once more, row by row in plain Java from the raw rows: no SQL but "select *", no episodes, no months kept. */
@NullUnmarked // an absent cell is data here
class Reference {

    private final RawRows rows;
    private final ReferenceClock clock;
    private final ReferenceCounts counts = new ReferenceCounts();

    Reference(JdbcClient sql, Policy policy, LocalDate coversTo) {
        rows = new RawRows(sql);
        clock = new ReferenceClock(policy, coversTo);
    }

    SortedMap<String, Long> counts() {
        rows.runs().forEach(this::countRun);
        ReferencePromises promises = new ReferencePromises(clock, counts);
        rows.runs().forEach(promises::count);
        new ReferenceSurvey(rows, clock, counts).count();
        return counts.all();
    }

    private void countRun(RawRun run) {
        if (run.start().isAfter(clock.coversTo())) {
            return;
        }
        YearMonth received = YearMonth.from(run.start());
        boolean promised = clock.promised(run);
        if (run.first()) {
            counts.count(received, "received", promised ? "promised" : "unpromised", RawRows.slices(run));
            counts.count(
                    received,
                    "outreach",
                    "true".equals(run.request().text("outreach")) ? "outreach" : "incoming",
                    RawRows.slices(run));
        }
        if (!promised) {
            return;
        }
        if (run.first()) {
            for (String flag : List.of("verified", "referred", "signed")) {
                counts.count(
                        received, flag, run.stage(flag + "_on") == null ? "not_" + flag : flag, RawRows.slices(run));
            }
        } else {
            counts.count(received, "reopened", "all", RawRows.slices(run));
        }
        countDue(run, clock.target(run, Basis.CALENDAR), "due");
        countDue(run, clock.target(run, Basis.WORKING), "due-working");
        countEnd(run);
        countOpen(run);
    }

    private void countDue(RawRun run, LocalDate target, String population) {
        if (target.isAfter(clock.coversTo())) {
            return;
        }
        LocalDate end = run.end();
        boolean known = end != null && !end.isAfter(clock.coversTo());
        boolean byTarget = end != null && !end.isAfter(target);
        String verdict = byTarget
                ? (run.answered() ? "on_time" : "set_aside")
                : !known ? "late_waiting" : run.answered() ? "late_answered" : "late_left";
        Map<String, String> slices = RawRows.slices(run);
        slices.put("outcome", known ? ReferenceClock.outcome(run) : "waiting");
        counts.count(YearMonth.from(target), population, verdict, slices);
    }

    private void countEnd(RawRun run) {
        LocalDate end = run.end();
        if (end == null || end.isAfter(clock.coversTo())) {
            return;
        }
        YearMonth month = YearMonth.from(end);
        Map<String, String> slices = RawRows.slices(run);
        slices.put("outcome", ReferenceClock.outcome(run));
        if (!run.answered()) {
            counts.count(month, "left", Objects.toString(run.last().text("left_reason"), "not_given"), slices);
            return;
        }
        counts.count(month, "answered", DAYS.between(run.start(), end) + "", slices);
        counts.count(month, "answered-working", clock.workingDays(run.start(), end) + "", slices);
        counts.count(
                month, "answered-in-time", end.isAfter(clock.target(run, Basis.CALENDAR)) ? "late" : "on_time", slices);
        counts.count(
                month,
                "answered-in-time-working",
                end.isAfter(clock.target(run, Basis.WORKING)) ? "late" : "on_time",
                slices);
        if (run.decision() != null) {
            counts.count(month, "outcome", run.decision(), slices);
        }
        countStage(month, "received-verified", run.start(), run.stage("verified_on"), slices);
        countStage(month, "verified-submitted", run.stage("verified_on"), run.stage("submitted_on"), slices);
        countStage(month, "submitted-decided", run.stage("submitted_on"), run.stage("decided_on"), slices);
        countStage(month, "decided-replied", run.stage("decided_on"), end, slices);
        countStage(month, "replied-registered", end, run.stage("registered_on"), slices);
        countStage(month, "registered-served", run.stage("registered_on"), run.stage("served_on"), slices);
        countStage(month, "submitted-replied", run.stage("submitted_on"), end, slices);
        slices.put("timeliness", clock.timeliness(run));
        counts.count(month, "linked", linkedBy(run, clock.cutOff(month)) ? "answered" : "silent", slices);
    }

    private void countStage(
            YearMonth month,
            String stage,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Map<String, String> slices) {
        if (from != null && to != null && !to.isBefore(from)) {
            counts.count(month, "stage:" + stage, DAYS.between(from, to) + "", slices);
        }
    }

    private void countOpen(RawRun run) {
        for (YearMonth month = YearMonth.from(run.start());
                !month.isAfter(YearMonth.from(clock.coversTo()));
                month = month.plusMonths(1)) {
            LocalDate day = clock.cutOff(month);
            if (run.end() == null || run.end().isAfter(day)) {
                counts.count(month, "open", DAYS.between(run.start(), day) + "", RawRows.slices(run));
                counts.count(month, "open-working", clock.workingDays(run.start(), day) + "", RawRows.slices(run));
                counts.count(
                        month,
                        "open-beyond-target",
                        day.isAfter(clock.target(run, Basis.CALENDAR)) ? "beyond" : "within",
                        RawRows.slices(run));
                counts.count(
                        month,
                        "open-beyond-target-working",
                        day.isAfter(clock.target(run, Basis.WORKING)) ? "beyond" : "within",
                        RawRows.slices(run));
            }
        }
    }

    private boolean linkedBy(RawRun run, LocalDate cutOff) {
        String no = run.request().text("request_no");
        return rows.answersTo(no).stream().anyMatch(day -> !day.isAfter(cutOff) && run.equals(rows.runOn(no, day)));
    }
}
