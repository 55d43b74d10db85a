package org.rida.delivery;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rida.access.Role;
import org.rida.delivery.Recipients.MorningLine;
import org.rida.outbox.NewMessage;
import org.rida.outbox.Outbox;
import org.rida.outbox.Recipient;
import org.rida.outbox.TransportType;
import org.rida.policy.Policy;
import org.rida.report.explore.JudgedCharts;
import org.rida.report.explore.JudgedCharts.JudgedChart;
import org.rida.report.figure.MetricCatalog;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Enqueues a message for the quality officers among the recipients of mornings when a chart newly signals, and none while the
 * signal lasts. The topic has measure, month and direction, so polling again adds nothing.
 */
@Component
class SignalNotifier {

    private final RecipientsFile recipients;
    private final JudgedCharts charts;
    private final Outbox outbox;
    private final SignalText texts;

    SignalNotifier(
            RecipientsFile recipients,
            JudgedCharts charts,
            MetricCatalog measures,
            Outbox outbox,
            Policy policy,
            ConsoleAddress console) {
        this.recipients = recipients;
        this.charts = charts;
        this.outbox = outbox;
        this.texts = new SignalText(measures, policy.association(), console);
    }

    /** After a count the charts are computed again, otherwise they are known. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void poll() {
        List<MorningLine> officers = recipients.current().mornings().stream()
                .filter(line -> line.role() == Role.QUALITY)
                .toList();
        if (!officers.isEmpty()) {
            charts.all().forEach(chart -> enqueue(chart, officers));
        }
    }

    private void enqueue(JudgedChart chart, List<MorningLine> officers) {
        chart.series()
                .chart()
                .newSignal()
                .ifPresent(signal -> officers.forEach(line -> {
                    NewMessage message = texts.message(chart, signal, line.language());
                    line.to().forEach(to -> outbox.enqueue(message, new Recipient(TransportType.MAIL, to)));
                }));
    }
}
