package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.metric.Metric;
import org.rida.policy.Slice;
import org.rida.report.Archive;
import org.rida.report.Block;
import org.rida.report.Explorer;
import org.rida.report.Explorer.Group;
import org.springframework.beans.factory.annotation.Autowired;

class ExplorerTest extends ConsoleRun {

    @Autowired
    Explorer explorer;

    @Autowired
    Archive archive;

    /** What is explored is computed by another path than a report: the months and limits of both are the same. */
    @Test
    void showsTheSeriesOfTheReport() {
        Block.Xmr reported =
                archive.figures(archive.editions().get(0).id()).orElseThrow().pages().get(0).blocks().stream()
                        .filter(Block.Xmr.class::isInstance)
                        .map(Block.Xmr.class::cast)
                        .findFirst()
                        .orElseThrow();

        Explorer.View view = explorer.view(
                        new Explorer.Look(Metric.PROMISE_KEPT, null, Group.EVERYBODY, null, 24, Slice.CHANNEL))
                .orElseThrow();

        assertThat(view.line().chart().points()).isEqualTo(reported.points());
        assertThat(view.line().verdict().en()).startsWith("A real improvement").endsWith(".");
    }

    /** Groups of a slice are a partition: what they count adds up to everybody. */
    @Test
    void groupsAddUp() {
        Explorer.View view = explorer.view(
                        new Explorer.Look(Metric.PROMISE_KEPT, null, Group.EVERYBODY, null, 12, Slice.CHANNEL))
                .orElseThrow();
        long due =
                view.line().chart().points().stream().mapToLong(Block.Point::n).sum();

        assertThat(view.groups().rows().stream()
                        .mapToDouble(row -> row.cells().get(0).value())
                        .sum())
                .isEqualTo(due);
    }

    @Test
    void comparesTwoGroupsWithTheIntervalOfTheirDifference() {
        Explorer.View view = explorer.view(new Explorer.Look(
                        Metric.SATISFIED_SHARE,
                        "overall",
                        new Group(Slice.CHANNEL, "interview"),
                        new Group(Slice.CHANNEL, "website"),
                        24,
                        Slice.CHANNEL))
                .orElseThrow();

        Explorer.Compared compared = view.compared();
        assertThat(compared.difference().value())
                .isEqualTo(compared.first().value() - compared.second().value(), within(1e-12));
        assertThat(compared.difference().interval().low())
                .isLessThan(compared.difference().value());
        assertThat(view.second()).isNotNull();
    }

    @Test
    void theAddressHoldsTheView() {
        Client quality = client(Role.QUALITY);
        String view =
                "?measure=satisfied-share:speed&group=channel%3Dwebsite&with=all%3Dall&months=12&by=service&lang=en";

        HttpResponse<String> page = quality.get("/trends" + view);
        HttpResponse<String> csv = quality.get("/trends.csv" + view);
        HttpResponse<String> workbook = quality.get("/trends.xlsx" + view);

        assertThat(page.body()).contains("Satisfied: Speed", "Website", "Everybody", "The difference is");
        List<String> lines = csv.body().lines().toList();
        assertThat(lines).hasSize(1 + 2 * 12);
        assertThat(lines.get(1)).startsWith("Website,2025-11,");
        assertThat(workbook.body()).startsWith("PK");
        assertThat(sql.sql("select count(*) from audit_entry where deed = 'figures-downloaded' and who = 'quality'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatTheAddressDoesNotNameTakesTheUsual() {
        Client quality = client(Role.QUALITY);

        assertThat(quality.get("/turnaround?measure=nonsense&months=7&group=colour=red&by=colour")
                        .statusCode())
                .isEqualTo(200);
        assertThat(quality.get("/turnaround?months=x").statusCode()).isEqualTo(400);
    }
}
