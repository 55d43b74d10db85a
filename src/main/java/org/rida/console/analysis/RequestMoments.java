package org.rida.console.analysis;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.console.RequestUser;
import org.rida.intake.person.FoundRow;
import org.rida.intake.person.RequestRecords.RequestRecord;
import org.rida.policy.Stage;
import org.rida.report.render.timeline.Timeline;
import org.rida.report.render.timeline.Timeline.ClockSpan;
import org.rida.report.render.timeline.Timeline.Moment;
import org.rida.report.render.timeline.Timeline.MomentType;
import org.rida.tally.rows.RequestClocks.ClockRun;

/** The days in the life of a request, as a list and as a line of time. */
final class RequestMoments {

    /** Columns with a day, in the order of the policy; a day shared by several is told in this order. */
    static final List<String> COLUMNS = Stream.of(Stage.values())
            .map(stage -> stage.code() + "_on")
            .flatMap(column ->
                    column.equals("replied_on") ? Stream.of(column, "left_on", "reopened_on") : Stream.of(column))
            .toList();

    private static final Set<String> NO_STAGES = Set.of("left_on", "reopened_on", "invited_on", "answered_on");

    private final LocalDate received;
    private final List<ClockRun> runs;
    private final @Nullable LocalDate coversTo;
    private final RequestUser user;
    private final List<Moment> moments = new ArrayList<>();

    /**
     * @param runs of its clock; none when it is not counted yet
     * @param coversTo the last day that is known; null when nothing is counted yet
     */
    RequestMoments(
            RequestRecord found,
            FoundRow current,
            List<ClockRun> runs,
            @Nullable LocalDate coversTo,
            RequestUser user) {
        this.received = LocalDate.parse(Objects.requireNonNull(current.content().get("received_on")));
        this.runs = runs;
        this.coversTo = coversTo;
        this.user = user;
        found.at("earlier_answer").forEach(this::addDays);
        addDays(current);
        found.at("invitation").forEach(row -> add(row, "invited_on", MomentType.SURVEY));
        found.at("response").forEach(row -> add(row, "answered_on", MomentType.SURVEY));
        runs.forEach(this::addRun);
        List<String> order = Stream.concat(COLUMNS.stream(), Stream.of("invited_on", "answered_on"))
                .map(this::name)
                .toList();
        moments.sort(Comparator.comparing(Moment::day).thenComparing(moment -> order.indexOf(moment.name())));
    }

    /**
     * A day in the life of the request.
     *
     * @param days since the receipt; null before it
     * @param target whether it is the day by which an answer was due, rather than one on which something happened
     */
    record RequestDay(LocalDate day, String text, @Nullable Long days, boolean target) {}

    /** The same day with the same words once. */
    List<RequestDay> list() {
        return moments.stream()
                .map(moment -> new RequestDay(
                        moment.day(),
                        moment.name(),
                        moment.day().isBefore(received) ? null : ChronoUnit.DAYS.between(received, moment.day()),
                        moment.type() == MomentType.DUE))
                .distinct()
                .toList();
    }

    /** Without a clock the whole life counts. */
    Timeline timeline() {
        LocalDate last = moments.get(moments.size() - 1).day();
        List<ClockSpan> clocks = runs.isEmpty()
                ? List.of(new ClockSpan(moments.get(0).day(), null, last))
                : runs.stream()
                        .map(run -> new ClockSpan(
                                run.begun(),
                                run.promised() ? run.target() : null,
                                run.ended() == null ? knownUntil(run) : run.ended()))
                        .toList();
        return new Timeline(received, moments, clocks);
    }

    private void addDays(FoundRow row) {
        for (String column : COLUMNS) {
            add(row, column, column.equals("left_on") ? MomentType.LEFT : MomentType.STAGE);
        }
    }

    private void add(FoundRow row, String column, MomentType type) {
        String day = row.content().get(column);
        if (day != null) {
            LocalDate date = LocalDate.parse(day);
            moments.add(new Moment(date, name(column), column.equals("replied_on") ? answered(date) : type));
        }
    }

    /** In time unless a run says otherwise that ended on this day. */
    private MomentType answered(LocalDate day) {
        boolean isLate = runs.stream()
                .anyMatch(run -> run.promised() && run.answered() && day.equals(run.ended()) && run.isLate(day));
        return isLate ? MomentType.ANSWERED_LATE : MomentType.ANSWERED;
    }

    /** Its target, and of one that is open the day until which that is known. */
    private void addRun(ClockRun run) {
        if (run.promised()) {
            moments.add(new Moment(run.target(), user.messages().format("request.target"), MomentType.DUE));
        }
        if (run.ended() == null && coversTo != null) {
            LocalDate until = knownUntil(run);
            moments.add(new Moment(
                    until,
                    user.messages().format("request.event.open"),
                    run.promised() && run.isLate(until) ? MomentType.STILL_OPEN_LATE : MomentType.STILL_OPEN));
        }
    }

    /** What happened later than the data reach is known, too. */
    private LocalDate knownUntil(ClockRun run) {
        LocalDate last = moments.stream()
                .filter(moment -> moment.type() == MomentType.STAGE)
                .map(Moment::day)
                .max(Comparator.naturalOrder())
                .orElse(run.begun());
        return coversTo == null || coversTo.isBefore(last) ? last : coversTo;
    }

    /** Of a stage its name. */
    private String name(String column) {
        String code = column.replace("_on", "");
        return user.messages().format((NO_STAGES.contains(column) ? "request.event." : "stage.") + code);
    }
}
