package org.rida.report;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.rida.policy.Policy.Audience;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What the editions that readers have, or will have, in hand show and mask. */
record Published(List<Disclosed> all) {

    static final Published NOTHING = new Published(List.of());

    /** So many months back charts and years reach. */
    private static final int REACH = 24;

    /** Everything issued; of drafts the newest, unless the edition that is drafted takes its place; a whole gives way to issued parts only. */
    private static final String DISCLOSED =
            """
            select (figures -> 'disclosed')::text
            from report_edition e
            where month between :from and :to and jsonb_typeof(figures -> 'disclosed') = 'array'
                and (state = 'issued' or ((part = '' or :part <> '') and not (report = :report and month = :month and part = :part)
                    and number = (select max(number) from report_edition o
                                  where o.report = e.report and o.month = e.month and o.part = e.part)))
            order by edition_id
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Published {
        all = List.copyOf(all);
    }

    /** What stands beside one edition. */
    static Published beside(String report, YearMonth month, String part, DataSource database) {
        List<Disclosed> all = JdbcClient.create(database)
                .sql(DISCLOSED)
                .param("from", month.minusMonths(REACH).atDay(1))
                .param("to", month.plusMonths(REACH).atDay(1))
                .param("report", report)
                .param("month", month.atDay(1))
                .param("part", part)
                .query(String.class)
                .stream()
                .flatMap(json -> Stream.of(JSON.readValue(json, Disclosed[].class)))
                .toList();
        return new Published(all);
    }

    Published readBy(Audience reader) {
        return new Published(all.stream().filter(each -> each.isReadBy(reader)).toList());
    }

    Published of(String family) {
        return new Published(
                all.stream().filter(each -> each.family().equals(family)).toList());
    }

    List<Disclosed> at(String family, Place place) {
        return all.stream().filter(each -> each.isAt(family, place)).toList();
    }
}
