package org.rida.report.promise;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.DeclaredPromise;
import org.rida.policy.DeclaredPromise.PromiseVersion;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Stage;
import org.rida.quality.SeriesKey;
import org.rida.report.document.Cell;
import org.rida.report.table.StageRows;

/**
 * One promise: the answer itself, or one that the policy declares beside it.
 *
 * @param subject key of the declared promise; null for the answer
 * @param days target, as of the version in force when the period begins
 */
record PromiseLine(@Nullable String subject, BilingualText name, Stage starts, Stage stops, int days, Basis basis) {

    /** Whether a promise met the target that the policy sets for the share kept. */
    enum Standing {
        MET,
        NOT_MET,
        /** A percentage of few would claim too much. */
        TOO_FEW,
        NO_DATA
    }

    /** The clock from receipt to reply, which every policy has. */
    static PromiseLine ofAnswer(Policy policy, Period period) {
        ClockVersion clock = policy.clockOn(period.first());
        Basis basis = policy.clockOn(period.last()).headline();
        return new PromiseLine(
                null,
                BilingualText.ofMessage("promises.answer"),
                Stage.RECEIVED,
                Stage.REPLIED,
                basis == Basis.WORKING ? clock.targetWorkingDays() : clock.targetDays(),
                basis);
    }

    /** Empty for a promise that was not given before the end of the period. */
    static Optional<PromiseLine> of(DeclaredPromise promise, Period period) {
        Optional<PromiseVersion> version = promise.on(period.first()).or(() -> promise.on(period.last()));
        return version.map(each -> new PromiseLine(
                promise.key(), promise.name(), each.starts(), each.stops(), each.targetDays(), each.counted()));
    }

    Metric kept() {
        return subject == null ? Metric.PROMISE_KEPT : Metric.DECLARED_PROMISE_KEPT;
    }

    Metric strict() {
        return subject == null ? Metric.PROMISE_KEPT_STRICT : Metric.DECLARED_PROMISE_KEPT_STRICT;
    }

    Metric beyond() {
        return subject == null ? Metric.OPEN_BEYOND_TARGET : Metric.DECLARED_PROMISE_BEYOND;
    }

    SeriesKey key(Metric metric) {
        return SeriesKey.of(metric, subject);
    }

    /** The target and the two stages: "3 working days, Received → Informed". */
    String promised(Messages messages) {
        return messages.format(
                "promises.promised",
                "within",
                messages.format("figures.within." + basis.name().toLowerCase(Locale.ROOT), "n", days),
                "span",
                StageRows.name(starts.code() + "-" + stops.code(), messages));
    }

    /** @param target share of what fell due that is to be kept, 0 to 1 */
    static Standing standing(Figure kept, double target) {
        if (kept.value().isEmpty()) {
            return Standing.NO_DATA;
        }
        if (kept.denominator() < Cell.FEWEST_OF_A_SHARE) {
            return Standing.TOO_FEW;
        }
        return kept.value().getAsDouble() >= target ? Standing.MET : Standing.NOT_MET;
    }
}
