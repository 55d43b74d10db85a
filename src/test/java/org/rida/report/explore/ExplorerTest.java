package org.rida.report.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.YearMonth;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.rida.database.TestDatabase;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.report.StoredCounts;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.TestSources;
import org.rida.report.render.html.SvgCharts;
import org.rida.tally.count.SliceFilter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Months that only answers to the survey reach. */
class ExplorerTest {

    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));

    @Test
    void answersAfterTheLastMonthOfRequestsAreShownAndTold() {
        DataSource database = TestDatabase.fresh();
        StoredCounts stored = new StoredCounts(database);
        stored.cover(SEPTEMBER, SEPTEMBER, SEPTEMBER.atEndOfMonth());
        JdbcClient.create(database)
                .sql("insert into counted_month (month, answers_cut_off) values ('2026-10-01', '2026-10-28')")
                .update();
        stored.add(SEPTEMBER, "received", "all", "all", "promised", 25);
        stored.add(SEPTEMBER.plusMonths(1), "score:overall", "all", "all", "5", 30);
        stored.add(SEPTEMBER.plusMonths(1), "score:overall", "all", "all", "2", 10);
        MetricCatalog measures = new MetricCatalog(POLICY);
        Explorer explorer = new Explorer(TestSources.create(POLICY, database), measures);

        Explorer.ExplorerView answers = view(explorer, measures, "satisfied-share:overall");
        assertThat(answers.last()).isEqualTo(SEPTEMBER.plusMonths(1));
        assertThat(answers.cutOff()).isEqualTo("2026-10-28");
        assertThat(answers.whole().value().value()).isEqualTo(.75);
        assertThat(answers.isBeyondRequests()).isTrue();

        Explorer.ExplorerView requests = view(explorer, measures, "received");
        assertThat(requests.last()).isEqualTo(SEPTEMBER);
        assertThat(requests.isBeyondRequests()).isFalse();
    }

    /** The icon beside the verdict has the same care: few months may judge otherwise later. */
    @Test
    void anIconOfFewMonthsSaysSo() {
        DataSource database = TestDatabase.fresh();
        StoredCounts stored = new StoredCounts(database);
        YearMonth first = SEPTEMBER.minusMonths(8);
        stored.cover(first, SEPTEMBER, SEPTEMBER.atEndOfMonth());
        stored.due(first, SEPTEMBER, month -> (month.equals(SEPTEMBER) ? 95 : 70) + month.getMonthValue() % 3);
        MetricCatalog measures = new MetricCatalog(POLICY);
        Explorer.ExplorerView view =
                view(new Explorer(TestSources.create(POLICY, database), measures), measures, "promise-kept");

        assertThat(view.line().verdict().en()).contains("an early sign of improvement");
        assertThat(new SvgCharts(new Messages(Language.EN, DigitSystem.EUROPEAN)).iconsOf(view.whole()))
                .contains("early sign of improvement: higher")
                .doesNotContain("real improvement");
    }

    /** A server starts whatever its database answers to the first query of the explorer. */
    @Test
    void warmingUpLeavesFailuresToTheFirstPage() {
        DataSource database = TestDatabase.fresh();
        MetricCatalog measures = new MetricCatalog(POLICY);
        Explorer explorer = new Explorer(TestSources.create(POLICY, database), measures);
        JdbcClient sql = JdbcClient.create(database);

        new ExplorerWarmUp(explorer, measures).warmUp();
        sql.sql("alter table counted_month rename to counted_month_gone").update();
        new ExplorerWarmUp(explorer, measures).warmUp();

        assertThatThrownBy(explorer::coverage).hasMessageContaining("counted_month");
    }

    private static Explorer.ExplorerView view(Explorer explorer, MetricCatalog measures, String measure) {
        return explorer.view(new ExplorerQuery(
                        measures.require(measure),
                        SliceFilter.EVERYBODY,
                        null,
                        null,
                        12,
                        Dimension.CHANNEL,
                        null,
                        null))
                .orElseThrow();
    }
}
