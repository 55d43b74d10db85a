package org.rida.report.accountability;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rida.i18n.BilingualText;
import org.rida.metric.DayCounts;
import org.rida.policy.Period;
import org.rida.policy.Policy.Audience;
import org.rida.report.context.DraftContext;
import org.rida.report.context.TableColumns;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.document.Cell.CellUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Requests that people made about their own data in a period, by what they asked for, and the days until each was done. What was
 * done after the last day covered by the period counts as open, so that the table does not change when it is drafted later.
 */
final class PrivacyRequestDays {

    private static final String RECEIVED =
            """
            select kind, received_on, due_on, cast(done_at at time zone :zone as date) as done_on
            from handled_privacy_request
            where received_on between :first and :last order by received_on
            """;

    private static final List<String> KINDS = List.of("export", "correct", "erase");

    /** @param doneOn after the period's last day for one that was open then */
    private record HandledRequest(String kind, LocalDate receivedOn, LocalDate dueOn, LocalDate doneOn) {}

    private final DraftContext draft;
    private final JdbcClient sql;

    PrivacyRequestDays(DraftContext draft, JdbcClient sql) {
        this.draft = draft;
        this.sql = sql;
    }

    Block block(BilingualText title) {
        List<HandledRequest> all = received();
        boolean hidden = draft.audience() == Audience.PUBLIC && !all.isEmpty() && all.size() < draft.smallest();
        if (all.isEmpty() || hidden) {
            String key = hidden ? "accountability.privacy.few" : "accountability.privacy.none";
            return new Block.Paragraphs(title, List.of(draft.text(w -> w.format(key))));
        }
        List<Block.TableRow> rows = new ArrayList<>();
        if (draft.audience() != Audience.PUBLIC) {
            for (String kind : KINDS) {
                List<HandledRequest> ofKind =
                        all.stream().filter(r -> r.kind().equals(kind)).toList();
                rows.add(row(kind, ofKind));
            }
        }
        rows.add(row("all", all));
        return new Block.TableData(
                title,
                new TableColumns("accountability.privacy.column.", draft::text)
                        .label("asked", 6)
                        .number("received", 2)
                        .number("done", 2)
                        .number("in-time", 2)
                        .number("open", 2)
                        .number("median", 2)
                        .number("longest", 2)
                        .list(),
                rows,
                draft.text(w -> w.format(
                        "accountability.privacy.note",
                        "day",
                        draft.dates(w).day(draft.facts().period().last()))));
    }

    private List<HandledRequest> received() {
        Period period = draft.facts().period();
        ZoneId zone = draft.facts().policy().association().zone();
        return sql.sql(RECEIVED)
                .param("zone", zone.getId())
                .param("first", period.first())
                .param("last", period.last())
                .query((row, n) -> {
                    LocalDate done = row.getObject("done_on", LocalDate.class);
                    return new HandledRequest(
                            row.getString("kind"),
                            row.getObject("received_on", LocalDate.class),
                            row.getObject("due_on", LocalDate.class),
                            done == null ? LocalDate.MAX : done);
                })
                .list();
    }

    private Block.TableRow row(String kind, List<HandledRequest> requests) {
        LocalDate last = draft.facts().period().last();
        List<HandledRequest> done =
                requests.stream().filter(r -> !r.doneOn().isAfter(last)).toList();
        long inTime = done.stream().filter(r -> !r.doneOn().isAfter(r.dueOn())).count();
        DayCounts days = DayCounts.of(done.stream()
                .collect(Collectors.groupingBy(
                        r -> (int) ChronoUnit.DAYS.between(r.receivedOn(), r.doneOn()), Collectors.counting())));
        return new Block.TableRow(
                draft.text(w -> w.format("accountability.privacy." + kind)),
                List.of(
                        Cell.count(requests.size()),
                        Cell.count(done.size()),
                        Cell.count(inTime),
                        Cell.count((long) requests.size() - done.size()),
                        done.isEmpty()
                                ? Cell.noData(CellUnit.DAYS)
                                : Cell.number(
                                        CellUnit.DAYS, days.percentile(0.5).orElseThrow()),
                        done.isEmpty()
                                ? Cell.noData(CellUnit.DAYS)
                                : Cell.number(CellUnit.DAYS, days.max().orElseThrow())));
    }
}
