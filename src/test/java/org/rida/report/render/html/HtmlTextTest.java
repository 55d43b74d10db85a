package org.rida.report.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.report.SampleFigureSet;
import org.rida.report.document.Block;
import org.rida.report.document.Block.AnswerDistribution;
import org.rida.report.document.Block.ChartJudgement;
import org.rida.report.document.Block.ChartPoint;
import org.rida.report.document.Cell;
import org.rida.report.document.Cell.CellUnit;
import org.rida.report.document.FigureSet;

/** {@link HtmlText} and {@link SvgCharts} as templates use them. */
class HtmlTextTest {

    private final HtmlText english = new HtmlText(new Messages(Language.EN, DigitSystem.EUROPEAN));
    private final HtmlText arabic = new HtmlText(new Messages(Language.AR, DigitSystem.ARABIC_INDIC));
    private final SvgCharts charts = new SvgCharts(new Messages(Language.EN, DigitSystem.EUROPEAN));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            **86%** were answered        | <strong>86%</strong> were answered           | 86% were answered
            <b>no</b> & "so"             | &lt;b&gt;no&lt;/b&gt; &amp; &quot;so&quot;   | <b>no</b> & "so"
            **<script>** alert           | <strong>&lt;script&gt;</strong> alert        | <script> alert
            2 ** 3 is 8                  | 2 ** 3 is 8                                  | 2 ** 3 is 8
            **a** and **b**              | <strong>a</strong> and <strong>b</strong>    | a and b
            """)
    void onlyMarkedWordsAreBoldAndNothingElseIsMarkup(String text, String marked, String plain) {
        assertThat(english.marked(BilingualText.same(text))).isEqualTo(marked);
        assertThat(english.text(BilingualText.same(text))).isEqualTo(plain);
    }

    /** A heading may hold what is markup elsewhere; a page that is not in the document is not led to. */
    @Test
    void aNamedPageIsALink() {
        Messages messages = new Messages(Language.EN, DigitSystem.EUROPEAN);
        BilingualText title = BilingualText.same("Who waits & <why>?");
        HtmlText text = new HtmlText(
                messages,
                List.of(
                        new FigureSet.ReportPage(BilingualText.EMPTY, List.of()),
                        new FigureSet.ReportPage(title, List.of())));
        String reference = messages.format("for-decision.page", "page", title.en());
        String shown = "(Page “Who waits &amp; &lt;why&gt;?”.)";

        assertThat(text.linked(BilingualText.same("**Late.** " + reference)))
                .isEqualTo("<strong>Late.</strong> <a href=\"#page-2\">" + shown + "</a>");
        assertThat(english.linked(BilingualText.same(reference))).isEqualTo(shown);
    }

    @Test
    void boldWordsMayStandInTwoLines() {
        assertThat(english.marked(BilingualText.same("**one\ntwo**"))).isEqualTo("<strong>one\ntwo</strong>");
    }

    @Test
    void everyKindOfBlockHasItsStoredName() {
        assertThat(SampleFigureSet.board().pages().stream()
                        .flatMap(page -> page.blocks().stream())
                        .map(english::kind)
                        .distinct())
                .containsExactlyInAnyOrder("headline", "cards", "xmr", "table", "distribution");
        assertThat(english.kind(new Block.Legend(BilingualText.EMPTY))).isEqualTo("legend");
        assertThat(english.kind(new Block.Paragraphs(BilingualText.EMPTY, List.of())))
                .isEqualTo("text");
    }

    @Test
    void aMissingNumberGivesItsReason() {
        assertThat(english.isNumber(Cell.count(0))).isTrue();
        assertThat(english.isNumber(Cell.tooFew(CellUnit.COUNT))).isFalse();
        assertThat(english.withUnit(Cell.number(CellUnit.SHARE, .5))).isEqualTo("50%");
        assertThat(english.withUnit(Cell.tooFew(CellUnit.COUNT)))
                .isNotEqualTo(english.withUnit(Cell.noData(CellUnit.COUNT)))
                .isNotBlank();
        assertThat(arabic.withUnit(Cell.number(CellUnit.SHARE, .5))).isEqualTo("٥٠٪");
    }

    @Test
    void whatIsUnknownIsEmpty() {
        assertThat(english.share(null)).isEmpty();
        assertThat(english.count(null)).isEmpty();
        assertThat(english.share(.255)).isEqualTo("26%");
        assertThat(english.count(1_234L)).isEqualTo("1,234");
        assertThat(arabic.number(1_234)).isEqualTo("١٬٢٣٤");
        assertThat(english.limit(series(CellUnit.SHARE), null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SHARE, 0.64349, 64.3%",
        "SHARE, 0.6435, 64.4%",
        "SHARE, 0.64, 64.0%",
        "DAYS, 8.25, 8.3",
        "DAYS, 8.2, 8.2",
        "DAYS, 8, 8.0"
    })
    void limitsHaveOneDecimal(CellUnit unit, double limit, String shown) {
        assertThat(english.limit(series(unit), limit)).isEqualTo(shown);
    }

    @Test
    void aMonthWithoutDataSaysSo() {
        Block.XmrSeries series = series(CellUnit.SHARE);

        assertThat(english.point(series, series.points().get(0))).isEqualTo("71%");
        assertThat(english.point(series, series.points().get(1))).isEqualTo("no data");
        assertThat(english.month(series.points().get(0))).isEqualTo("October 2026");
        assertThat(arabic.month(series.points().get(0))).isEqualTo("أكتوبر ٢٠٢٦");
        assertThat(english.judgement(series, series.points().get(1)))
                .isNotEqualTo(english.judgement(series, series.points().get(0)));
    }

    @Test
    void sharesOfAnswersAddUpAndMissingOnesAreNamed() {
        AnswerDistribution answers =
                AnswerDistribution.shown(BilingualText.same("Speed"), List.of(50L, 20L, 10L, 15L, 5L));
        AnswerDistribution tooFew = new AnswerDistribution(
                BilingualText.same("Speed"), Arrays.asList(50L, 20L, null, 25L, 5L), Cell.CellState.NUMBER, 105);

        assertThat(english.shares(answers)).containsExactly("50%", "20%", "10%", "15%", "5%");
        assertThat(english.answers(answers)).isEqualTo("100");
        assertThat(english.isKnown(answers)).isTrue();
        assertThat(english.shares(tooFew).get(2)).doesNotContainPattern("[0-9]").isNotBlank();
        AnswerDistribution none = AnswerDistribution.without(BilingualText.same("Speed"), Cell.CellState.NO_DATA);
        assertThat(english.isKnown(none)).isFalse();
        assertThat(english.reason(none)).isEqualTo("no data");
        assertThat(english.shares(none)).isEmpty();
    }

    @Test
    void narrowDrawingsHaveTheSameContentInLessWidth() {
        SvgCharts.DrawnSeries promise = charts.drawn(SampleFigureSet.promise());
        for (String[] pair : new String[][] {
            {promise.wide(), promise.narrow()},
            {charts.legend(), charts.narrowLegend()},
            {
                charts.answers(SampleFigureSet.aspects().rows().get(0)),
                charts.narrowAnswers(SampleFigureSet.aspects().rows().get(0))
            }
        }) {
            assertThat(width(pair[1])).isLessThan(width(pair[0]));
            assertThat(label(pair[1])).isEqualTo(label(pair[0]));
        }
    }

    @Test
    void cellsWithADrawingAreKnown() {
        Block.TableData channels = SampleFigureSet.channels();
        Block.TableRow phone = channels.rows().get(1);
        Block.TableRow letters = channels.rows().get(5);

        assertThat(charts.hasBar(channels, 2, phone)).isTrue();
        assertThat(charts.bar(channels, 2, phone)).startsWith("<svg").contains("89%");
        assertThat(charts.hasBar(channels, 1, phone)).as("a plain number").isFalse();
        assertThat(charts.hasBar(channels, 2, letters)).as("too few").isFalse();
        Block.Card card = SampleFigureSet.cards().cards().get(0);
        assertThat(charts.hasIcons(card)).isTrue();
        assertThat(charts.hasIcons(SampleFigureSet.iconCard(null, Block.TargetOutlook.NONE, false)))
                .isFalse();
        assertThat(charts.drawn(SampleFigureSet.satisfied()).missing()).contains("July 2025");
        assertThat(charts.drawn(SampleFigureSet.promise()).missing()).isEmpty();
    }

    private static double width(String svg) {
        return Double.parseDouble(svg.replaceAll("(?s).*?viewBox=\"0 0 ([0-9.]+) .*", "$1"));
    }

    private static String label(String svg) {
        return svg.replaceAll("(?s).*?aria-label=\"([^\"]*)\".*", "$1");
    }

    private static Block.XmrSeries series(CellUnit unit) {
        return new Block.XmrSeries(
                BilingualText.same("series"),
                unit,
                List.of(
                        new ChartPoint(YearMonth.of(2026, 10), .71, 300, .7, .6, .8, ChartJudgement.COMMON),
                        new ChartPoint(YearMonth.of(2026, 11), null, 0, .7, .6, .8, ChartJudgement.CONCERN)),
                null,
                false,
                List.of(),
                List.of(),
                BilingualText.EMPTY);
    }
}
