package org.rida.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rida.RidaApplication;
import org.rida.i18n.Language;
import org.rida.metric.xmr.NewSignal;
import org.rida.metric.xmr.SpecialCause;
import org.rida.metric.xmr.Variation;
import org.rida.outbox.Outbox;
import org.rida.outbox.OutboxMessage;
import org.rida.policy.Policy;
import org.rida.report.StoredCounts;
import org.rida.report.explore.JudgedCharts;
import org.rida.report.explore.JudgedCharts.JudgedChart;
import org.rida.report.figure.MetricCatalog;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Charts that newly signal, to the quality officers. */
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import(MailFixture.Evening.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignalDeliveryTest {

    private static final MailFixture HOUSE = new MailFixture();

    @Autowired
    private Outbox outbox;

    @Autowired
    private Policy policy;

    @Autowired
    private SignalNotifier signals;

    @Autowired
    private JudgedCharts charts;

    @Autowired
    private MetricCatalog measures;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient sql;

    @DynamicPropertySource
    static void ownPlaces(DynamicPropertyRegistry properties) throws IOException {
        HOUSE.register(properties);
    }

    @AfterAll
    static void stop() {
        HOUSE.close();
    }

    /** Told in the month in which it begins, however often it is looked at; silent in the next month, in which it lasts. */
    @Test
    @Order(1)
    void aChartThatNewlySignalsIsToldOnce() {
        sql.sql("delete from month_count").update();
        sql.sql("delete from counted_month").update();
        StoredCounts counts = new StoredCounts(database);
        YearMonth october = YearMonth.of(2026, 10);
        YearMonth first = october.minusMonths(14);
        counts.cover(first, october, october.atEndOfMonth());
        counts.due(first, october.minusMonths(1), month -> 84 + month.getMonthValue() % 3);
        signals.poll();
        assertThat(signalled()).as("ordinary months").isEmpty();

        // the daily files of November have begun: October is the last whole month
        counts.cover(
                october.plusMonths(1),
                october.plusMonths(1),
                october.plusMonths(1).atDay(12));
        counts.due(october, october, month -> 60);
        signals.poll();
        signals.poll();
        assertThat(signalled()).singleElement().satisfies(message -> {
            assertThat(message.topic()).isEqualTo("signal/promise-kept/2026-10/concern_low");
            assertThat(message.recipient().address()).isEqualTo("quality@charity.example");
            assertThat(message.subject()).isEqualTo("الوفاء بالموعد في أكتوبر ٢٠٢٦: تراجع يستدعي الانتباه");
            assertThat(message.body())
                    .startsWith("الوفاء بالموعد في أكتوبر ٢٠٢٦: ٦٠٪، وهو تراجع يستدعي الانتباه: نقطة دون حدود")
                    .contains(
                            "تحقّق من القنوات والخدمات والإدارات",
                            "\u2066https://rida.charity.example/trends?measure=promise-kept&until=2026-10\u2069");
        });

        sql.sql("update counted_month set cut_off = '2026-11-30'").update();
        counts.due(october.plusMonths(1), october.plusMonths(1), month -> 61);
        signals.poll();
        assertThat(signalled()).as("while it lasts").hasSize(1);

        counts.due(october.plusMonths(1), october.plusMonths(1), month -> 100);
        sql.sql("update counted_month set cut_off = '2026-12-01'").update();
        signals.poll();
        assertThat(signalled())
                .as("the other way is another signal")
                .extracting(OutboxMessage::topic)
                .containsExactlyInAnyOrder(
                        "signal/promise-kept/2026-10/concern_low", "signal/promise-kept/2026-11/improvement_high");
        assertThat(signalled())
                .filteredOn(message -> message.topic().endsWith("improvement_high"))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains("تحقّق مما تغيّر في العمل ليستمر"));
    }

    /** Every chart that can signal says what to check, in both languages, whichever way it goes. */
    @Test
    @Order(2)
    void everyChartThatSignalsSaysWhatToCheck() {
        SignalText texts = new SignalText(measures, policy.association(), new ConsoleAddress(""));
        for (JudgedChart chart : charts.all()) {
            for (Language language : Language.values()) {
                for (Variation variation : Variation.values()) {
                    assertThat(texts.message(chart, new NewSignal(variation, SpecialCause.OUTSIDE_LIMIT, 0), language)
                                    .body())
                            .contains("/trends?measure=" + chart.measure().code())
                            .doesNotContain("delivery.signal", "{");
                }
            }
        }
        assertThat(charts.all()).hasSize(5);
    }

    private List<OutboxMessage> signalled() {
        return outbox.list(new Outbox.MessageSelection(null, "signal", 10, 0));
    }
}
