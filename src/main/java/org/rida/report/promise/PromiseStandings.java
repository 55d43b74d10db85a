package org.rida.report.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Figure;
import org.rida.metric.Metric;
import org.rida.policy.Period;
import org.rida.policy.Period.PeriodKind;
import org.rida.policy.Policy;
import org.rida.report.context.FigureCells;
import org.rida.report.context.TableColumns;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.Series;
import org.rida.report.figure.SeriesVerdict;
import org.rida.report.promise.PromiseLine.Standing;

/**
 * How many of the promises were met in a period, and each with its share, interval, numbers and what the process chart says of it. For
 * documents and for the console; a policy that declares no promise beside the answer has none of it.
 */
public final class PromiseStandings {

    /** The figures of the period, of whatever cases the reader has chosen. */
    public interface PromiseFigures {

        /** @param promise key of a declared promise; null for the answer itself */
        Figure figure(Metric metric, @Nullable String promise);

        /** As {@link #figure}, by month up to the period's last. */
        Series series(Metric metric, @Nullable String promise, double target);

        /** Whether the figure must not be shown to the readers. */
        boolean hides(Figure figure, @Nullable String promise);
    }

    /** @param tables each promise with its share, and what left or is open of it */
    public record PromisesMet(Block.Paragraphs text, List<Block.TableData> tables) {

        /** In the order of a document. */
        public List<Block> blocks() {
            return Stream.<Block>concat(Stream.of(text), tables.stream()).toList();
        }
    }

    private final Policy policy;
    private final Period period;
    private final PromiseFigures figures;
    private final Function<Function<Messages, String>, BilingualText> texts;

    /** @param texts writes a text in both languages */
    public PromiseStandings(
            Policy policy,
            Period period,
            PromiseFigures figures,
            Function<Function<Messages, String>, BilingualText> texts) {
        this.policy = policy;
        this.period = period;
        this.figures = figures;
        this.texts = texts;
    }

    /** Sentences and two tables; empty where no promise beside the answer was given before the end of the period. */
    public Optional<PromisesMet> met(BilingualText title) {
        List<PromiseLine> declared = policy.promises().stream()
                .flatMap(promise -> PromiseLine.of(promise, period).stream())
                .toList();
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        List<PromiseLine> lines = Stream.concat(Stream.of(PromiseLine.ofAnswer(policy, period)), declared.stream())
                .toList();
        List<BilingualText> sentences = new ArrayList<>();
        sentences.add(texts.apply(w -> summary(lines, w)));
        if (period.kind() == PeriodKind.MONTH) {
            lines.forEach(line -> sentences.add(texts.apply(w -> sentence(line, w))));
        }
        return Optional.of(
                new PromisesMet(new Block.Paragraphs(title, sentences), List.of(standings(lines), details(lines))));
    }

    private double target() {
        return policy.association().promiseTarget();
    }

    private Figure figure(PromiseLine line, Metric metric) {
        return figures.figure(metric, line.subject());
    }

    private boolean hides(PromiseLine line) {
        return figures.hides(figure(line, line.kept()), line.subject());
    }

    private Standing standing(PromiseLine line) {
        return hides(line) ? Standing.TOO_FEW : PromiseLine.standing(figure(line, line.kept()), target());
    }

    private String summary(List<PromiseLine> lines, Messages messages) {
        List<Standing> judged = lines.stream()
                .map(this::standing)
                .filter(each -> each == Standing.MET || each == Standing.NOT_MET)
                .toList();
        String told = messages.format(
                judged.isEmpty() ? "promises.summary.none" : "promises.summary",
                "met",
                messages.number(judged.stream().filter(Standing.MET::equals).count()),
                "all",
                judged.size(),
                "target",
                messages.percent(target()));
        int others = lines.size() - judged.size();
        return judged.isEmpty() || others == 0
                ? told
                : told + " " + messages.format("promises.summary.others", "n", others);
    }

    /** What became of it in the month, and whether that is a change. */
    private String sentence(PromiseLine line, Messages messages) {
        Figure kept = figure(line, line.kept());
        Standing standing = standing(line);
        if (standing == Standing.NO_DATA || hides(line)) {
            return messages.format(
                    standing == Standing.NO_DATA ? "promises.sentence.none" : "promises.sentence.hidden",
                    "name",
                    line.name().in(messages.language()));
        }
        return messages.format(
                standing == Standing.TOO_FEW ? "promises.sentence.few" : "promises.sentence",
                "name",
                line.name().in(messages.language()),
                "share",
                messages.percent(kept.value().orElseThrow()),
                "num",
                messages.number(kept.numerator()),
                "den",
                kept.denominator(),
                "verdict",
                SeriesVerdict.sentence(figures.series(line.kept(), line.subject(), target()), messages));
    }

    private Block.TableData standings(List<PromiseLine> lines) {
        return new Block.TableData(
                texts.apply(w -> w.format("promises.standings")),
                new TableColumns("promises.column.", texts)
                        .label("promise", 5)
                        .number("promised", 6)
                        .column("kept", 4, Block.ChartKind.SHARE_BAR)
                        .number("interval", 3)
                        .number("due", 2)
                        .number("met", 3)
                        .list(),
                lines.stream().map(this::row).toList(),
                texts.apply(w -> w.format("promises.note", "target", w.percent(target()))));
    }

    private Block.TableRow row(PromiseLine line) {
        Figure kept = figure(line, line.kept());
        Standing standing = standing(line);
        boolean hidden = hides(line);
        Cell promised = Cell.words(texts.apply(line::promised));
        Cell met = Cell.words(texts.apply(w ->
                w.format("promises." + standing.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        return new Block.TableRow(
                line.name(),
                hidden
                        ? List.of(promised, few(), Cell.words(BilingualText.EMPTY), few(), met)
                        : List.of(
                                promised,
                                FigureCells.cell(kept, line.key(line.kept())),
                                interval(kept),
                                FigureCells.count(kept.denominator(), line.key(line.kept())),
                                met),
                standing == Standing.NOT_MET ? Block.ChartJudgement.CONCERN : Block.ChartJudgement.COMMON);
    }

    /** A share of few is written as counts, which need no interval. */
    private Cell interval(Figure kept) {
        return kept.denominator() < Cell.FEWEST_OF_A_SHARE
                ? Cell.words(BilingualText.EMPTY)
                : kept.interval()
                        .map(each -> Cell.words(
                                texts.apply(w -> FigureCells.range(kept.metric().unit(), each, w))))
                        .orElse(Cell.words(BilingualText.EMPTY));
    }

    private Block.TableData details(List<PromiseLine> lines) {
        return new Block.TableData(
                texts.apply(w -> w.format("promises.details")),
                new TableColumns("promises.column.", texts)
                        .label("promise", 5)
                        .number("aside", 4)
                        .number("strict", 4)
                        .number("open", 3)
                        .number("beyond", 3)
                        .list(),
                lines.stream().map(this::detail).toList(),
                BilingualText.EMPTY);
    }

    private Block.TableRow detail(PromiseLine line) {
        Figure strict = figure(line, line.strict());
        Figure beyond = figure(line, line.beyond());
        Cell aside = Cell.count(strict.denominator() - figure(line, line.kept()).denominator());
        return new Block.TableRow(
                line.name(),
                hides(line) || figures.hides(beyond, line.subject())
                        ? List.of(few(), few(), few(), few())
                        : List.of(
                                aside,
                                FigureCells.cell(strict, line.key(line.strict())),
                                Cell.count(beyond.denominator()),
                                FigureCells.cell(beyond, line.key(line.beyond()))));
    }

    private static Cell few() {
        return Cell.tooFew(Cell.CellUnit.SHARE);
    }
}
