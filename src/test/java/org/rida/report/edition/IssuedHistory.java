package org.rida.report.edition;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rida.access.Actor;
import org.rida.access.AuditLog;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.policy.Policy.Audience;
import org.rida.report.Reports;
import org.rida.report.block.TestBlocks;
import org.rida.report.context.BlockBuilder;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.disclosure.PublishedGroup;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.report.draft.ReportDrafter;
import org.rida.report.figure.FigureSources;
import org.rida.report.opinion.PublishedOpinions;
import org.rida.report.opinion.PublishedOpinions.PublishedRow;
import org.rida.report.opinion.PublishedOpinions.PublishedTable;
import org.rida.report.render.DocumentRendering;
import org.rida.sample.StoredCharity;
import org.rida.tally.count.SurveyAnswer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** The product's own reports of a generated charity, drafted and issued month by month. */
final class IssuedHistory {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient sql;
    private final Reports reports;
    private final EditionRepository editions;
    private final ReportDrafter drafter;
    private final ReportDefinitions definitions = new ReportDefinitions(Path.of("reports"));
    private int refused;
    private long runs;

    IssuedHistory(StoredCharity charity, FigureSources sources) {
        this.sql = JdbcClient.create(charity.database());
        InstantSource time = InstantSource.fixed(Instant.parse("2026-11-03T08:00:00Z"));
        JdbcTransactionManager transactions = new JdbcTransactionManager(charity.database());
        DocumentRepository documents = new DocumentRepository(sql, "");
        editions = new EditionRepository(sql, transactions, JSON, time, event -> {}, documents);
        BlockBuilder others = (spec, draft) -> Optional.of(new Block.Paragraphs(BilingualText.EMPTY, List.of()));
        drafter = new ReportDrafter(
                sources,
                Stream.concat(TestBlocks.ofFigures().stream(), Stream.of(others))
                        .toList(),
                time);
        reports = new Reports(
                definitions,
                drafter,
                new DocumentRendering(List.of()),
                editions,
                new EditionIssuer(sql, transactions, JSON, time, editions, documents, sources),
                AuditLog.of(charity.database(), time));
    }

    /** How many drafts had to be made again because others were issued in between. */
    int refused() {
        return refused;
    }

    List<FigureSet> draft(String report, YearMonth month) {
        return reports
                .draft(
                        new Reports.ReportRequest(
                                report, month, List.of(Language.EN), List.of(), ++runs, BilingualText.EMPTY),
                        document -> {})
                .stream()
                .map(edition -> editions.figures(edition.id()).orElseThrow())
                .toList();
    }

    void issue(String report, YearMonth month) {
        for (String part : reports.parts(report, month)) {
            issue(report, month, part);
        }
    }

    private void issue(String report, YearMonth month, String part) {
        for (int attempt = 0; ; attempt++) {
            long edition = reports.draft(
                            new Reports.ReportRequest(
                                    report, month, List.of(Language.EN), List.of(), ++runs, BilingualText.EMPTY),
                            part,
                            document -> {})
                    .orElseThrow()
                    .id();
            try {
                reports.issue(edition, Actor.console("chair", "test"), "approved");
                return;
            } catch (Problem e) {
                refused++;
                if (attempt > 0) {
                    throw e;
                }
            }
        }
    }

    /** The figures of all issues of a report, in their order. */
    List<FigureSet> issued(String report) {
        return sql
                .sql(
                        "select edition_id from report_edition where report = :report and state = 'issued' order by edition_id")
                .param("report", report)
                .query(Long.class)
                .list()
                .stream()
                .map(edition -> editions.figures(edition).orElseThrow())
                .toList();
    }

    /** What all issues show, as sets of answers. */
    List<PublishedGroup> published() {
        Map<String, List<SurveyAnswer>> snapshots = new HashMap<>();
        RowCallbackHandler snapshot = row -> snapshots.put(
                row.getString("hash"), List.of(JSON.readValue(row.getString("answers"), SurveyAnswer[].class)));
        sql.sql("select hash, answers::text from answer_snapshot").query(snapshot);
        Map<SurveyAnswer, Integer> numbers = new HashMap<>();
        snapshots.values().forEach(all -> all.forEach(answer -> numbers.putIfAbsent(answer, numbers.size())));
        List<PublishedGroup> groups = new ArrayList<>();
        sql.sql(
                        "select edition_id, report, (figures -> 'opinions')::text as opinions from report_edition where state = 'issued'")
                .query((row, n) -> Map.entry(
                        row.getString("report") + " " + row.getLong("edition_id"),
                        JSON.readValue(row.getString("opinions"), PublishedOpinions.class)))
                .list()
                .forEach(edition -> edition.getValue().tables().forEach(table -> table.rows()
                        .forEach(row -> table.populations()
                                .forEach(population -> groups.add(new PublishedGroup(
                                        edition.getValue().audience() == Audience.PUBLIC,
                                        table.slice(),
                                        population,
                                        answers(table, row, population, snapshots, numbers),
                                        edition.getKey() + " " + table.slice() + " " + table.first() + " to "
                                                + table.last() + " " + row.values()))))));
        return groups;
    }

    private static BitSet answers(
            PublishedTable table,
            PublishedRow row,
            String population,
            Map<String, List<SurveyAnswer>> snapshots,
            Map<SurveyAnswer, Integer> numbers) {
        Set<String> without = Set.copyOf(row.without());
        String theme = population.replaceFirst("^rated:", "");
        BitSet answers = new BitSet();
        row.months().values().forEach(hash -> snapshots.get(hash).stream()
                .filter(answer -> table.slice().equals("all")
                        || row.values().contains(answer.values().getOrDefault(table.slice(), "not-given")))
                .filter(answer -> !without.contains(answer.number()))
                .filter(answer -> {
                    String bucket = answer.buckets().get(theme);
                    return bucket != null && (population.startsWith("theme:") || bucket.matches("-?[0-9]+|yes|no"));
                })
                .forEach(answer -> answers.set(numbers.get(answer))));
        return answers;
    }
}
