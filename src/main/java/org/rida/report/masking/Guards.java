package org.rida.report.masking;

import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.report.document.FigureSet;
import org.rida.report.draft.ReportDrafter;
import org.rida.report.figure.FigureSources;













import java.time.YearMonth;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hands out the guard of an edition. Of a report that falls into parts, what was judged for one is kept for the others of the same
 * run, as long as nothing was counted anew, drafted or issued that it depends on.
 */
public final class Guards {

    /** Changes whenever counts do, or what else was published. */
    private static final String STATE =
            """
            select concat_ws(' ',
                (select count(*) || ' ' || max(counted_at) || ' ' || count(*) filter (where stale) from month_status),
                (select count(*) || ' ' || max(counted_at) from counted_input),
                (select count(*) || ' ' || max(edition_id) || ' ' || count(*) filter (where state = 'issued')
                 from report_edition where state = 'issued' or not (report = :report and month = :month)))
            """;

    private final FigureSources sources;
    private final Policy policy;
    private @Nullable RetainedGuard kept;

    private record RetainedGuard(GuardedRun run, Published published, Siblings siblings) {}

    private record GuardedRun(String report, YearMonth month, long run, String state) {}

    public Guards(FigureSources sources) {
        this.sources = sources;
        this.policy = sources.policy();
    }

    /**
     * Who may see every number needs no guard.
     *
     * @param values of the slice that the report falls into
     */
    public Guard guardFor(ReportDrafter.DraftRequest wanted, Supplier<Collection<String>> values) {
        Audience audience = wanted.definition().audience();
        if (policy.minimumAnswers().getOrDefault(audience, 1) <= 1) {
            return Guard.NONE;
        }
        FigureSet.FigureSetPart part = wanted.part();
        if (part == null || part.slice() == Dimension.ALL) {
            return new Guard(audience, policy.minimumAnswers(), beside(wanted));
        }
        RetainedGuard all = kept(wanted, values);
        return new Guard(audience, policy.minimumAnswers(), all.published(), all.siblings());
    }

    private synchronized RetainedGuard kept(ReportDrafter.DraftRequest wanted, Supplier<Collection<String>> values) {
        GuardedRun run = new GuardedRun(wanted.name(), wanted.month(), wanted.run(), state(wanted));
        RetainedGuard found = kept;
        if (found == null || !found.run().equals(run)) {
            found = new RetainedGuard(run, beside(wanted), new Siblings(values.get()));
            kept = found;
        }
        return found;
    }

    private String state(ReportDrafter.DraftRequest wanted) {
        return JdbcClient.create(sources.database())
                .sql(STATE)
                .param("report", wanted.name())
                .param("month", wanted.month().atDay(1))
                .query(String.class)
                .single();
    }

    private Published beside(ReportDrafter.DraftRequest wanted) {
        FigureSet.FigureSetPart part = wanted.part();
        return Published.beside(wanted.name(), wanted.month(), part == null ? "" : part.value(), sources.database());
    }
}
