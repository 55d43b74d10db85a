package org.rida.delivery;

import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.metric.xmr.NewSignal;
import org.rida.outbox.NewMessage;
import org.rida.policy.Organization;
import org.rida.report.explore.JudgedCharts.JudgedChart;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.Series;
import org.rida.report.figure.SeriesVerdict;

/**
 * Message about a chart that newly signals: the month's value with the rule that it meets, what to check, and where the chart is.
 */
record SignalText(MetricCatalog measures, Organization organization, ConsoleAddress console) {

    /** @param signal of the chart's last month */
    NewMessage message(JudgedChart chart, NewSignal signal, Language language) {
        Messages messages = new Messages(language, organization.digits());
        Series series = chart.series();
        YearMonth month = chart.month();
        String measure = measures.name(chart.measure()).in(language);
        String when = new DateFormatter(messages).month(month);
        String verdict = messages.format(
                "delivery.signal.opening",
                "measure",
                measure,
                "month",
                when,
                "value",
                chart.value(messages),
                "verdict",
                SeriesVerdict.sentence(series, messages));
        String link = messages.format("delivery.signal.link", "command", CommandSnippet.PLACEHOLDER);
        return new NewMessage(
                topic(chart, signal, month),
                language,
                messages.format(
                        "delivery.signal.subject",
                        "measure",
                        measure,
                        "month",
                        when,
                        "finding",
                        SeriesVerdict.finding(series, messages)),
                String.join(
                        "\n\n",
                        verdict,
                        messages.format("delivery.signal.check." + check(chart, signal)),
                        console.page("/trends?measure=" + chart.measure().code() + "&until=" + month)
                                .insertInto(link),
                        messages.format("delivery.signal.closing")),
                List.of());
    }

    /** Of a month once, whatever arrives late, unless it then signals the other way. */
    private static String topic(JudgedChart chart, NewSignal signal, YearMonth month) {
        return "signal/" + chart.measure().code() + "/" + month + "/"
                + signal.variation().name().toLowerCase(Locale.ROOT);
    }

    /** What to check after an improvement does not depend on the measure. */
    private static String check(JudgedChart chart, NewSignal signal) {
        return signal.variation().isImprovement()
                ? "improvement"
                : chart.measure().metric().id();
    }
}
