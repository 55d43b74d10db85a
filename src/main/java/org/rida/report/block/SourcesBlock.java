package org.rida.report.block;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.policy.Period;
import org.rida.report.block.SenderStatistics.RejectionCount;
import org.rida.report.block.SenderStatistics.SenderCounts;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.TableColumns;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.RejectionReasonsSpec;
import org.rida.report.definition.ReportDefinition.TitleSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.springframework.stereotype.Component;

/** Builds the table of quality and freshness of each sender's files, and the table of rejection reasons. */
@Component
class SourcesBlock implements BlockBuilder {

    private final SenderStatistics sources;

    SourcesBlock(SenderStatistics sources) {
        this.sources = sources;
    }

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        if (spec.sources() != null) {
            return Optional.of(table(spec.sources(), draft));
        }
        return Optional.ofNullable(spec.rejectionReasons()).map(s -> rejectionReasons(s, draft));
    }

    /** One row for each sender of whom files came in the period, by days of the organization's time zone. */
    private Block table(TitleSpec spec, DraftContext draft) {
        Period period = draft.facts().period();
        List<SenderCounts> found = sources.between(
                period.first(),
                period.last(),
                draft.facts().policy().association().zone().getId());
        return new Block.TableData(
                spec.title(),
                new TableColumns("sources.", draft::text)
                        .label("source", 5)
                        .number("files", 2)
                        .number("read", 2)
                        .number("rejected", 2)
                        .number("rejected-share", 3)
                        .number("open", 3)
                        .number("reaches-to", 4)
                        .column("behind", 3, Block.ChartKind.MEASURE)
                        .list(),
                found.stream()
                        .filter(source -> draft.isAboutFilesOf(source.name()))
                        .map(source -> row(source, draft))
                        .toList(),
                draft.text(w -> w.format("sources.note")));
    }

    /** The last column is the age of the sender's data in days at the end of the period. */
    private static Block.TableRow row(SenderCounts source, DraftContext draft) {
        return new Block.TableRow(
                BilingualText.named("mapping.", source.name()),
                List.of(
                        count(source.files()),
                        count(source.read()),
                        count(source.rejected()),
                        source.read() == 0
                                ? Cell.noData(Cell.CellUnit.SHARE)
                                : number(Cell.CellUnit.SHARE, (double) source.rejected() / source.read()),
                        count(source.open()),
                        day(source.reachesTo() == null ? Optional.empty() : Optional.of(source.reachesTo()), draft),
                        source.reachesTo() == null
                                ? Cell.noData(Cell.CellUnit.DAYS)
                                : number(Cell.CellUnit.DAYS, (double) ChronoUnit.DAYS.between(
                                        source.reachesTo(),
                                        draft.facts().period().last()))));
    }

    /** The most frequent reasons of each sender, up to the limit. */
    private Block rejectionReasons(RejectionReasonsSpec spec, DraftContext draft) {
        Period period = draft.facts().period();
        List<Block.TableRow> rows = new ArrayList<>();
        String source = "";
        int ofSource = 0;
        // The query orders by sender, so a counter per sender suffices for the limit.
        for (RejectionCount rejection : sources.rejectionReasons(period.first(), period.last())) {
            ofSource = rejection.source().equals(source) ? ofSource + 1 : 1;
            source = rejection.source();
            if (ofSource <= spec.limit() && draft.isAboutFilesOf(source)) {
                rows.add(row(rejection, draft));
            }
        }
        return rows.isEmpty()
                ? new Block.Paragraphs(spec.title(), List.of(draft.text(w -> w.format("sources.none-rejected"))))
                : new Block.TableData(
                        spec.title(),
                        new TableColumns("sources.", draft::text)
                                .label("source", 4)
                                .number("column", 4)
                                .number("reason", 6)
                                .number("rows", 2)
                                .number("open", 3)
                                .list(),
                        rows,
                        BilingualText.EMPTY);
    }

    /** Rules that readers meet often have a sentence of their own; others are shown by their code rather than not at all. */
    private static Block.TableRow row(RejectionCount rejection, DraftContext draft) {
        String key = "sources.rule." + rejection.code();
        boolean named = new Messages(Language.EN, DigitSystem.EUROPEAN).contains(key);
        return new Block.TableRow(
                BilingualText.named("mapping.", rejection.source()),
                List.of(
                        Cell.words(BilingualText.same(rejection.column())),
                        Cell.words(named ? draft.text(w -> w.format(key)) : BilingualText.same(rejection.code())),
                        count(rejection.n()),
                        count(rejection.open())));
    }

    /** Empty where no file says how far its data reach. */
    private static Cell day(Optional<LocalDate> day, DraftContext draft) {
        return Cell.words(
                day.map(d -> draft.text(w -> draft.dates(w).shortDay(d))).orElse(BilingualText.EMPTY));
    }

    /** Counts rows of files: a correction does not list its changes. */
    private static Cell count(long n) {
        return Cell.count(n).withSource(DataQualityBlock.SOURCE);
    }

    private static Cell number(Cell.CellUnit unit, double value) {
        return Cell.number(unit, value).withSource(DataQualityBlock.SOURCE);
    }
}
