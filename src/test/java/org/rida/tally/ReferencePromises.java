package org.rida.tally;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.DeclaredPromise;
import org.rida.policy.DeclaredPromise.PromiseVersion;
import org.rida.policy.Stage;

/** The counts of declared promises once more, run by run in plain Java. */
@NullUnmarked // an absent day is data here
record ReferencePromises(ReferenceClock clock, ReferenceCounts counts) {

    void count(RawRun run) {
        for (DeclaredPromise promise : clock.policy().promises()) {
            promise.on(run.start())
                    .filter(version -> version.kinds().contains(run.request().text("kind")))
                    .ifPresent(version -> count(promise.key(), version, run));
        }
    }

    private void count(String key, PromiseVersion version, RawRun run) {
        LocalDate started = day(run, version.starts());
        LocalDate reached = day(run, version.stops());
        boolean afterReply = version.stops().compareTo(Stage.REPLIED) > 0;
        LocalDate kept = afterReply ? reached : earlier(reached, run.replied());
        LocalDate rejected = afterReply && "rejected".equals(run.decision())
                ? run.stage("decided_on") == null ? run.replied() : run.stage("decided_on")
                : null;
        LocalDate gone = earlier(run.left(), rejected);
        boolean once = version.stops().compareTo(Stage.SUBMITTED) < 0;
        if (started == null || once && !run.first() && reached == null) {
            return;
        }
        if (gone != null && !gone.isAfter(started) && !(version.starts() == Stage.RECEIVED && gone.equals(started))) {
            return;
        }
        LocalDate target = version.counted() == Basis.WORKING
                ? clock.policy().calendar().afterWorkingDays(started, version.targetDays())
                : started.plusDays(version.targetDays());
        LocalDate ended = earlier(kept, gone);
        due(key, run, target, ended, kept != null && kept.equals(ended));
        open(key, run, started, target, ended);
    }

    private void due(String key, RawRun run, LocalDate target, @Nullable LocalDate ended, boolean isKept) {
        if (target.isAfter(clock.coversTo())) {
            return;
        }
        boolean byTarget = ended != null && !ended.isAfter(target);
        boolean waits = ended == null || ended.isAfter(clock.coversTo());
        String late = waits ? "late_waiting" : isKept ? "late_answered" : "late_left";
        String bucket = byTarget ? isKept ? "on_time" : "set_aside" : late;
        counts.count(YearMonth.from(target), "promise:" + key, bucket, RawRows.slices(run));
    }

    private void open(String key, RawRun run, LocalDate started, LocalDate target, @Nullable LocalDate ended) {
        for (YearMonth month = YearMonth.from(started);
                !month.isAfter(YearMonth.from(clock.coversTo()));
                month = month.plusMonths(1)) {
            LocalDate day = clock.cutOff(month);
            if (!started.isAfter(day) && (ended == null || ended.isAfter(day))) {
                String bucket = target.isBefore(day) ? "beyond" : "within";
                counts.count(month, "promise-open:" + key, bucket, RawRows.slices(run));
            }
        }
    }

    private static @Nullable LocalDate day(RawRun run, Stage stage) {
        return switch (stage) {
            case RECEIVED -> run.start();
            case REPLIED -> run.replied();
            default -> run.stage(stage.code() + "_on");
        };
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }
}
