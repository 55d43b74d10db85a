package org.rida.report;

import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;







import java.time.YearMonth;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hands out the guard of an edition. Of a report that falls into parts, what was judged for one is kept for the others of the same
 * run, as long as nothing was counted anew, drafted or issued that it depends on.
 */
final class Guards {

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
    private @Nullable Kept kept;

    private record Kept(Run run, Published published, Siblings siblings) {}

    private record Run(String report, YearMonth month, long run, String state) {}

    Guards(FigureSources sources) {
        this.sources = sources;
        this.policy = sources.policy();
    }

    /**
     * Who may see every number needs no guard.
     *
     * @param values of the slice that the report falls into
     */
    Guard of(Drafting.Wanted wanted, Supplier<Collection<String>> values) {
        Audience audience = wanted.definition().audience();
        if (policy.minimumAnswers().getOrDefault(audience, 1) <= 1) {
            return Guard.NONE;
        }
        FigureSet.Part part = wanted.part();
        if (part == null || part.slice() == Dimension.ALL) {
            return new Guard(audience, policy.minimumAnswers(), beside(wanted));
        }
        Kept all = kept(wanted, values);
        return new Guard(audience, policy.minimumAnswers(), all.published(), all.siblings());
    }

    private synchronized Kept kept(Drafting.Wanted wanted, Supplier<Collection<String>> values) {
        Run run = new Run(wanted.name(), wanted.month(), wanted.run(), state(wanted));
        Kept found = kept;
        if (found == null || !found.run().equals(run)) {
            found = new Kept(run, beside(wanted), new Siblings(values.get()));
            kept = found;
        }
        return found;
    }

    private String state(Drafting.Wanted wanted) {
        return JdbcClient.create(sources.database())
                .sql(STATE)
                .param("report", wanted.name())
                .param("month", wanted.month().atDay(1))
                .query(String.class)
                .single();
    }

    private Published beside(Drafting.Wanted wanted) {
        FigureSet.Part part = wanted.part();
        return Published.beside(wanted.name(), wanted.month(), part == null ? "" : part.value(), sources.database());
    }
}
