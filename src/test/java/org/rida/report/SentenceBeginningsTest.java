package org.rida.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.OctoberRun;
import org.rida.i18n.BilingualText;
import org.rida.i18n.SentenceCase;
import org.rida.policy.Period.PeriodKind;
import org.rida.policy.Policy;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.HeadlineSpec.HeadlinePart;
import org.rida.report.definition.ReportDefinitions;
import org.rida.report.document.Block;
import org.rida.report.document.FigureSet;
import org.rida.report.draft.ReportDrafter;
import org.rida.report.draft.ReportDrafter.DraftRequest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * Sentences, headings and lines of names of every block begin as such, in both languages: in English with a capital or a figure, in Arabic
 * not with the "and" that joins a statement to the one before it. The sample's reports in their own periods, and the headline with all its
 * statements over every kind of period, since names of periods are words in the middle of a sentence elsewhere.
 */
class SentenceBeginningsTest extends OctoberRun {

    private static final Pattern ENDS = Pattern.compile("(?<=[.?!]) +");
    private static final Pattern SIGNS = Pattern.compile("^[*“«\"\u2066-\u2068]+");

    /** Words that begin with the letter themselves. */
    private static final Pattern OF_THE_WORD = Pattern.compile("^(وسيط|وسائل|وضوح|وصول|ورقي|وردت|وصل|ولو )");

    @Autowired
    private ReportDrafter drafter;

    @Autowired
    private ReportDefinitions definitions;

    @Autowired
    private Policy policy;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "board-monthly",
                "board-quarterly",
                "board-annual",
                "accountability-annual",
                "what-it-takes",
                "who-answered",
                "you-said-we-did",
                "satisfaction-trends"
            })
    void allTextsOfAReportBeginAsSuch(String name) {
        ReportDefinition definition = definitions.get(name);
        FigureSet figures = draft(name, definition, lastMonth(definition.kind()));

        assertThat(texts(figures)).hasSizeGreaterThan(5);
        assertThat(notBegun(texts(figures))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PeriodKind.class)
    void theHeadlineOfEveryKindOfPeriodConsistsOfSentences(PeriodKind kind) {
        ReportDefinition monthly = definitions.get("board-monthly");
        ReportDefinition only = new ReportDefinition(
                monthly.title(),
                monthly.audience(),
                kind,
                null,
                List.of(new ReportDefinition.PageSpec(null, null, List.of(headline(false), headline(true)))));

        List<BilingualText> texts = texts(draft("board-monthly", only, lastMonth(kind)));
        assertThat(texts).anySatisfy(text -> assertThat(text.en()).contains("**"));
        assertThat(notBegun(texts)).isEmpty();
    }

    /** With all its statements. */
    private static BlockSpec headline(boolean brief) {
        List<String> all =
                Stream.of(HeadlinePart.values()).map(HeadlinePart::name).toList();
        return new Binder(new MapConfigurationPropertySource(
                        Map.of("headline.statements", String.join(",", all), "headline.brief", brief)))
                .bind("", Bindable.of(BlockSpec.class))
                .get();
    }

    @Test
    void aLetterBehindSignsIsRaisedAndAFigureStays() {
        assertThat(SentenceCase.begun("the quarter, July")).isEqualTo("The quarter, July");
        assertThat(SentenceCase.begun("**\u2066the\u2069** year")).isEqualTo("**\u2066The\u2069** year");
        assertThat(SentenceCase.begun("86% of those answered")).isEqualTo("86% of those answered");
        assertThat(SentenceCase.begun("ومن الطلبات")).isEqualTo("ومن الطلبات");
        assertThat(SentenceCase.begun("")).isEmpty();
    }

    private YearMonth lastMonth(PeriodKind kind) {
        return switch (kind) {
            case MONTH, HIJRI_MONTH, YEAR_TO_DATE, ROLLING_YEAR -> YearMonth.of(2026, 10);
            case QUARTER -> YearMonth.of(2026, 9);
            case HALF_YEAR, HIJRI_YEAR -> YearMonth.of(2026, 6);
            case GREGORIAN_YEAR, POLICY_YEAR -> YearMonth.of(2025, 12);
        };
    }

    private FigureSet draft(String name, ReportDefinition definition, YearMonth month) {
        assertThat(policy.period(definition.kind(), month).lastMonth()).isEqualTo(month);
        return drafter.draft(new DraftRequest(name, definition, month, null, BilingualText.EMPTY, 0));
    }

    private static List<BilingualText> texts(FigureSet figures) {
        Stream<BilingualText> ofBlocks =
                figures.pages().stream().flatMap(page -> page.blocks().stream()).flatMap(SentenceBeginningsTest::texts);
        BilingualText period =
                BilingualText.of(language -> figures.period().in(language).split(" · ")[1]);
        return Stream.concat(Stream.of(figures.title(), period), ofBlocks)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static Stream<BilingualText> texts(Block block) {
        if (block instanceof Block.Sentence sentence) {
            return Stream.of(sentence.text());
        } else if (block instanceof Block.Paragraphs text) {
            return Stream.concat(Stream.of(text.title()), text.paragraphs().stream());
        } else if (block instanceof Block.TableData table) {
            return Stream.of(
                            Stream.of(table.title(), table.note()),
                            table.columns().stream().map(Block.TableColumn::title),
                            table.rows().stream().map(Block.TableRow::label))
                    .flatMap(Function.identity());
        } else if (block instanceof Block.Cards cards) {
            return cards.cards().stream().map(Block.Card::title);
        } else if (block instanceof Block.Curve curve) {
            return Stream.of(curve.title(), curve.note());
        } else if (block instanceof Block.XmrSeries series) {
            return Stream.of(series.title(), series.note());
        }
        return Stream.of(block.title());
    }

    private static List<String> notBegun(List<BilingualText> texts) {
        Stream<String> english = texts.stream()
                .flatMap(text -> ENDS.splitAsStream(text.en()))
                .filter(sentence -> {
                    String begun = SIGNS.matcher(sentence).replaceFirst("");
                    // a number of cases is called n in every table
                    return !begun.isEmpty() && !begun.equals("n") && Character.isLowerCase(begun.codePointAt(0));
                });
        Stream<String> arabic = texts.stream()
                .map(BilingualText::ar)
                .filter(text ->
                        text.startsWith("و") && !OF_THE_WORD.matcher(text).find());
        return Stream.concat(english, arabic).distinct().toList();
    }
}
