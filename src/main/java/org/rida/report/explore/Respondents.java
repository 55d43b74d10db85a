package org.rida.report.explore;

import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy.Audience;
import org.rida.policy.Question;
import org.rida.report.block.ResponseBiasBlock;
import org.rida.report.context.DraftContext;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinition.ResponseBiasSpec;
import org.rida.report.definition.ReportDefinition.TitleSpec;
import org.rida.report.definition.ReportDefinition.WeightedSatisfactionSpec;
import org.rida.report.document.Block;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.MetricCatalog;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.respondent.KeyDriversBlock;
import org.rida.report.respondent.WeightedSatisfactionBlock;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.MonthsWithData;
import org.rida.tally.count.PopulationGroup;
import org.springframework.stereotype.Service;

/** Who answered the survey in a month, for those who may see every answer: the same blocks as in reports, of all answers as they are now. */
@Service
public class Respondents {

    private static final List<Dimension> COMPARED =
            List.of(Dimension.OUTCOME, Dimension.TIMELINESS, Dimension.CHANNEL, Dimension.SEGMENT);

    private final FigureSources sources;
    private final MetricCatalog measures;
    private final InstantSource time;

    Respondents(FigureSources sources, MetricCatalog measures, InstantSource time) {
        this.sources = sources;
        this.measures = measures;
        this.time = time;
    }

    /**
     * @param months with data, the newest first
     * @param bias those asked beside those who answered
     */
    public record RespondentsView(
            YearMonth month,
            List<YearMonth> months,
            RespondentsSection weights,
            Block.TableData bias,
            RespondentsSection drivers) {}

    /** @param tables none where the paragraph says why there are none */
    public record RespondentsSection(Block.Paragraphs text, List<Block.TableData> tables) {

        private static RespondentsSection of(List<Block> blocks) {
            return new RespondentsSection(
                    (Block.Paragraphs) blocks.get(0),
                    blocks.stream().skip(1).map(Block.TableData.class::cast).toList());
        }
    }

    /** The months in which answers came in, or people were invited. */
    public SortedSet<YearMonth> withData() {
        return MonthsWithData.of(sources.database())
                .map(months -> months.group(PopulationGroup.SURVEY))
                .orElseGet(TreeSet::new);
    }

    /**
     * Empty before the first count.
     *
     * @param wanted null, or one without data, for the last month that is covered wholly
     */
    public Optional<RespondentsView> view(@Nullable YearMonth wanted) {
        return MonthsWithData.of(sources.database()).map(months -> {
            DataCoverage coverage = months.coverage();
            YearMonth month =
                    wanted != null && coverage.containsAnswers(wanted) ? wanted : months.latest(PopulationGroup.SURVEY);
            DraftContext draft = new DraftContext(
                    new PeriodFigures(sources, coverage, Period.month(month)),
                    new ReportDefinition(BilingualText.EMPTY, Audience.QUALITY, null, null, List.of()),
                    new DraftContext.Origin("", 0, time.instant(), BilingualText.EMPTY));
            return new RespondentsView(
                    month,
                    MonthsWithData.choices(months.group(PopulationGroup.SURVEY), month),
                    RespondentsSection.of(WeightedSatisfactionBlock.blocks(
                            new WeightedSatisfactionSpec(
                                    measures.text(w -> w.format("respondents.weights")),
                                    measures.questions().stream()
                                            .map(Question::code)
                                            .toList()),
                            draft)),
                    ResponseBiasBlock.panel(
                            new ResponseBiasSpec(
                                    measures.text(w -> w.format("respondents.bias")),
                                    COMPARED,
                                    measures.text(w -> w.format("respondents.bias.note"))),
                            draft),
                    RespondentsSection.of(KeyDriversBlock.blocks(
                            new TitleSpec(measures.text(w -> w.format("respondents.drivers"))), draft)));
        });
    }
}
