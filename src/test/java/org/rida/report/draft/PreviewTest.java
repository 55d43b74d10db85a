package org.rida.report.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.access.AuditLog;
import org.rida.database.TestDatabase;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.report.Previews;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.TestSources;
import org.rida.report.render.pdf.PdfRenderer;
import org.rida.report.table.TableBlock;
import org.springframework.jdbc.core.simple.JdbcClient;

class PreviewTest {

    private static final String FLOW =
            """
            title: {ar: حركة, en: Flow}
            audience: board
            pages:
              - blocks:
                  - table:
                      title: {ar: جدول, en: Table}
                      rows: {title: {ar: بند, en: Item}, questions: [%s]}
                      columns: [{title: {ar: عدد, en: Number}, metric: mean-score}]
              - blocks:
                  - table:
                      title: {ar: جدول, en: Table}
                      rows: {title: {ar: بند, en: Item}, stages: [%s]}
                      columns: [{title: {ar: عدد, en: Number}, metric: stage-median}]
            """;

    @TempDir
    Path folder;

    private Previews previews;
    private JdbcClient sql;

    @BeforeEach
    void aMonth() throws IOException {
        DataSource database = TestDatabase.fresh();
        sql = JdbcClient.create(database);
        sql.sql(
                        "insert into counted_month (month, cut_off) values ('2026-09-01', '2026-10-31'), ('2026-10-01', '2026-10-31')")
                .update();
        Path style = Files.createDirectories(folder.resolve("style"));
        try (var templates = Files.list(Path.of("reports/style"))) {
            for (Path template : templates.toList()) {
                Files.copy(template, style.resolve(template.getFileName()));
            }
        }
        Policy policy = PolicyReader.read(Path.of("jobs/policy"));
        FigureSources sources = TestSources.create(policy, database);
        PdfRenderer pdf = new PdfRenderer(folder);
        ReportDrafter drafting =
                new ReportDrafter(sources, List.of(new TableBlock()), java.time.InstantSource.system());
        previews = new Previews(
                new ReportDefinitions(folder),
                drafting,
                List.of(pdf),
                pdf,
                sources,
                AuditLog.of(database, java.time.InstantSource.system()));
    }

    @Test
    void drawsTheLastMonthWithoutKeepingIt() throws IOException {
        write("overall", "received-verified");
        Previews.Preview preview = preview();
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.documents()).singleElement().satisfies(file -> assertThat(file)
                .exists());
    }

    /** Rows came in after the last recount, or before the first. */
    @Test
    void saysWhatIsNotCountedYet() throws IOException {
        write("overall", "received-verified");
        sql.sql(
                        """
                        insert into source_file (name, sha256, mapping, record_type, bytes, state, rows_read, rows_new, covers_to)
                        values ('responses.csv', 'a', 'responses', 'response', 1, 'merged', 12, 12, '2026-11-20')
                        """)
                .update();

        Previews.Preview preview = preview();

        assertThat(preview.documents()).hasSize(1);
        assertThat(preview.problems()).singleElement().satisfies(p -> assertThat(p.in(Language.EN))
                .startsWith("Not counted yet: 12 rows of 1 file"));
        assertThatThrownBy(() -> preview(YearMonth.of(2026, 11)))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("2026-11 is not counted yet: 12 rows of 1 file");

        sql.sql("delete from counted_month").update();
        assertThatThrownBy(this::preview)
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("Not counted yet: 12 rows of 1 file");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() throws IOException {
        write("nonsense", "received");
        Path table = folder.resolve("style/table.jrxml");
        Files.writeString(table, Files.readString(table).replace("$F{head}", "$F{hed}"));
        Path text = folder.resolve("style/text.jrxml");
        Files.writeString(text, Files.readString(text).replace("$F{text}", "$F{text}.nothing()"));

        List<String> problems =
                preview().problems().stream().map(p -> p.in(Language.EN)).toList();

        assertThat(problems).anySatisfy(p -> assertThat(p).contains("table.jrxml", "hed"));
        assertThat(problems).anySatisfy(p -> assertThat(p).contains("text.jrxml", "nothing"));
        assertThat(problems)
                .anySatisfy(p -> assertThat(p).contains("reports/flow/report.yaml, page 1, block 1", "nonsense"));
        assertThat(problems).anySatisfy(p -> assertThat(p).contains("page 2, block 1"));
    }

    @Test
    void tellsAllThatIsWrongWithATemplateAtOnce() throws IOException {
        write("overall", "received-verified");
        Path text = folder.resolve("style/text.jrxml");
        Files.writeString(
                text,
                Files.readString(text)
                        .replace("$F{text}]]", "$F{text}.nothing()]]")
                        .replace("$P{title}]]", "$P{titel}]]")
                        .replaceFirst("style=\"[a-z-]+\"", "style=\"unheard-of\""));
        Path curve = folder.resolve("style/time-to-answer.jrxml");
        Files.writeString(curve, Files.readString(curve).replaceFirst("</band>", "</bnd>"));

        assertThat(preview().problems())
                .extracting(BilingualText::en)
                .satisfiesExactly(
                        p -> assertThat(p).endsWith("text.jrxml: expected a style of style.jrtx, found \"unheard-of\""),
                        p -> assertThat(p).endsWith("text.jrxml: Parameter not found : titel"),
                        p -> assertThat(p)
                                .endsWith("text.jrxml: The method nothing() is undefined for the type String:"
                                        + " $F{text}.nothing()"),
                        p -> assertThat(p).contains("time-to-answer.jrxml, line ", "\"</band>\""));
    }

    @Test
    void tellsAllThatIsWrongWithADefinitionAtOnce() throws IOException {
        declare(
                """
                title: {ar: حركة, en: Flow}
                audiance: board
                pages:
                  - blocks:
                      - xmr: {title: {ar: أ, en: A}, metric: satisfied-shar, months: twelve, target: promisse, note: maybe}
                """);
        assertThat(preview().problems())
                .extracting(BilingualText::en)
                .satisfiesExactly(
                        p -> assertThat(p)
                                .endsWith(
                                        "report.yaml, line 2: audiance: expected one of title, audience, period, split-by, pages,"
                                                + " found \"audiance\""),
                        p -> assertThat(p).contains("line 5", "metric: expected one of", "nearest are satisfied-share"),
                        p -> assertThat(p).endsWith("months: expected a whole number such as 12, found \"twelve\""),
                        p -> assertThat(p).endsWith("note: expected true or false, found \"maybe\""),
                        p -> assertThat(p)
                                .endsWith("target: expected one of promise, satisfaction, found \"promisse\""));
    }

    @Test
    void tellsAllThatIsMissingInADefinitionAtOnce() throws IOException {
        declare(
                """
                title: {ar: حركة}
                audience: board
                pages:
                  - blocks:
                      - xmr: {title: {ar: أ, en: A}, metric: satisfied-share, note: true}
                        legend: {title: {ar: أ, en: A}}
                """);
        assertThat(preview().problems())
                .extracting(BilingualText::ar)
                .satisfiesExactly(
                        p -> assertThat(p).contains("title.en", "المتوقع كلمات، والموجود \u2068لا شيء\u2069"),
                        p -> assertThat(p)
                                .contains(
                                        "pages[0].blocks[0]",
                                        "المتوقع واحد لا غير من",
                                        "والموجود \u2068\"xmr, legend\"\u2069"),
                        p -> assertThat(p).contains("pages[0].blocks[0].xmr.months", "عدد صحيح، 1 أو أكثر"));
    }

    private void declare(String report) throws IOException {
        Files.createDirectories(folder.resolve("flow"));
        Files.writeString(folder.resolve("flow/report.yaml"), report);
    }

    private void write(String question, String stage) throws IOException {
        declare(FLOW.formatted(question, stage));
    }

    private Previews.Preview preview() {
        return preview(null);
    }

    private Previews.Preview preview(@Nullable YearMonth month) {
        return previews.preview(new Previews.PreviewRequest(
                "flow", month, null, List.of(Language.EN), List.of("pdf"), folder.resolve("preview")));
    }
}
