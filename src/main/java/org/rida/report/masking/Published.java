package org.rida.report.masking;

import org.rida.policy.Policy.Audience;













import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What the editions that readers have, or will have, in hand show and mask. */
final class Published {

    static final Published NOTHING = new Published(List.of(), List.of());

    /** So many months back charts and years reach. */
    private static final int REACH = 24;

    /**
     * Everything issued; of drafts the newest, but for those that the run takes the place of, all parts of its report; a whole gives way
     * to issued parts only.
     */
    private static final String DISCLOSED =
            """
            select edition_id, (figures -> 'disclosed')::text as disclosed
            from report_edition e
            where month between :from and :to and jsonb_typeof(figures -> 'disclosed') = 'array'
                and (state = 'issued' or ((part = '' or :part <> '') and not (report = :report and month = :month)
                    and number = (select max(number) from report_edition o
                                  where o.report = e.report and o.month = e.month and o.part = e.part)))
            order by edition_id
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Long> editions;
    private final List<Disclosed> all;
    private final Map<String, List<Disclosed>> byFamily;

    Published(List<Long> editions, List<Disclosed> all) {
        this.editions = List.copyOf(editions);
        this.all = List.copyOf(all);
        this.byFamily = all.stream().collect(Collectors.groupingBy(Disclosed::family));
    }

    /** What stands beside one edition. */
    static Published beside(String report, YearMonth month, String part, DataSource database) {
        List<PublishedEdition> editions = JdbcClient.create(database)
                .sql(DISCLOSED)
                .param("from", month.minusMonths(REACH).atDay(1))
                .param("to", month.plusMonths(REACH).atDay(1))
                .param("report", report)
                .param("month", month.atDay(1))
                .param("part", part)
                .query((row, n) -> new PublishedEdition(
                        row.getLong("edition_id"), JSON.readValue(row.getString("disclosed"), Disclosed[].class)))
                .list();
        return new Published(
                editions.stream().map(PublishedEdition::id).toList(),
                editions.stream()
                        .flatMap(edition -> Stream.of(edition.disclosed()))
                        .toList());
    }

    private record PublishedEdition(long id, Disclosed[] disclosed) {}

    List<Long> editions() {
        return editions;
    }

    List<Disclosed> all() {
        return all;
    }

    /** What somebody has read of a family of cells. */
    AudienceKnowledge knowledgeOf(String family, Audience reader) {
        return new AudienceKnowledge(
                byFamily.getOrDefault(family, List.of()).stream()
                        .filter(each -> each.isReadBy(reader))
                        .toList(),
                reader);
    }

    /** One reader's knowledge of one family of cells. */
    static final class AudienceKnowledge {

        private final Audience reader;
        private final List<Disclosed> read;
        private final Map<Disclosed.At, List<Disclosed>> byPlace;

        AudienceKnowledge(List<Disclosed> read, Audience reader) {
            this.reader = reader;
            this.read = read;
            this.byPlace =
                    read.stream().collect(Collectors.groupingBy(Disclosed::at, HashMap::new, Collectors.toList()));
        }

        List<Disclosed> all() {
            return read;
        }

        Set<String> shown(FigureScope place) {
            return Disclosed.shown(at(place));
        }

        Set<String> masked(FigureScope place) {
            return Disclosed.masked(at(place), reader);
        }

        private List<Disclosed> at(FigureScope place) {
            return byPlace.getOrDefault(Disclosed.At.of(place), List.of());
        }
    }
}
