package org.rida.report.edition;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The months that reports were drafted from, and which of them have other counts now. A draft is held beside all months that it read,
 * those of its charts and comparisons too; an issued edition, whose charts stay what they are, beside those of its own period.
 */
@Repository
public class DraftedMonths {

    /** Argument: which editions. Those of which it is not known what they were drafted from are not compared. */
    private static final String CHANGED =
            """
            select e.edition_id, c.month, c.version
            from report_edition e cross join lateral (
                select case when e.state = 'draft' then (
                    select min(cast(value || '-01' as date)) from jsonb_each_text(e.reads)) else e.period_from end as first
            ) f cross join lateral (
                select month, n.version
                from (
                    select cast(key || '-01' as date) as month, value as version from jsonb_each_text(e.months_read)
                    where cast(key || '-01' as date) >= f.first
                ) r full join (
                    select m.month, %s as version from month_last_count m where m.month between f.first and e.period_to
                ) n using (month)
                where n.version is distinct from r.version
            ) c
            where e.months_read is not null and %%s
            order by e.edition_id, c.month
            """
                    .formatted(MonthsRead.VERSION.formatted("e.reads"));

    /** Drafts of other counts, and those whose line below the title begins otherwise than with the name of the charity. */
    private static final String OUT_OF_DATE =
            """
            with changed as (%s)
            select edition_id from changed
            union
            select edition_id from report_edition
            where state = 'draft'
              and not (starts_with(figures -> 'period' ->> 'ar', :ar) and starts_with(figures -> 'period' ->> 'en', :en))
            """
                    .formatted(CHANGED.formatted("e.state = 'draft'"));

    private static final String NEWEST =
            "e.number = (select max(number) from report_edition o where (o.report, o.month, o.part) = (e.report, e.month, e.part))";

    /** A month that has lost its data cannot be drafted again. */
    private static final String MONTHS =
            """
            with changed as (%s)
            select e.report, e.month, bool_or(m.month is not null and e.edition_id in (select edition_id from changed)) as changed,
                exists (select from report_edition i
                    where i.report = e.report and i.month = e.month and i.state = 'issued') as issued
            from report_edition e left join month_last_count m using (month)
            where %s
            group by e.report, e.month order by e.month desc, e.report
            """
                    .formatted(CHANGED.formatted(NEWEST), NEWEST);

    private final JdbcClient sql;

    DraftedMonths(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * One month of one report, whatever the number of its parts.
     *
     * @param report name of its definition
     * @param changed whether the newest edition of any part was drafted from other counts: late or corrected rows
     * @param issued whether any part was issued, so that a new draft is a correction
     */
    public record DraftedMonth(String report, YearMonth month, boolean changed, boolean issued) {}

    /**
     * A month whose counts are others than those that an edition was drafted from.
     *
     * @param version of its counts now: another one means another change; null where it has lost its data
     */
    public record ChangedMonth(YearMonth month, @Nullable String version) {}

    /** All drafted months, the latest first. */
    public List<DraftedMonth> list() {
        return sql.sql(MONTHS)
                .query((row, n) -> new DraftedMonth(
                        row.getString("report"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getBoolean("changed"),
                        row.getBoolean("issued")))
                .list();
    }

    /** The months of an edition whose counts have changed since it was drafted, in their order. */
    public List<ChangedMonth> changed(long edition) {
        return sql.sql(CHANGED.formatted("e.edition_id = :edition"))
                .param("edition", edition)
                .query((row, n) -> new ChangedMonth(
                        YearMonth.from(row.getObject("month", LocalDate.class)), row.getString("version")))
                .list();
    }

    /**
     * The numbers of the drafts that were drafted from other counts than those of now, or under another name.
     *
     * @param beginning of the line below the title, in each language: the name of the charity, with the sign behind it
     */
    public Set<Long> outOfDate(BilingualText beginning) {
        return sql.sql(OUT_OF_DATE)
                .param("ar", beginning.ar())
                .param("en", beginning.en())
                .query(Long.class)
                .set();
    }
}
