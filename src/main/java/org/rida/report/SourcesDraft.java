package org.rida.report;

import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.policy.Period;
import org.rida.report.ReportDefinition.BlockSpec;
import org.rida.report.ReportDefinition.RefusalsSpec;
import org.rida.report.ReportDefinition.TitleSpec;
import org.rida.report.Sources.Refusal;
import org.rida.report.Sources.Source;







import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How good and how fresh the files of each sender are, and why rows of theirs were rejected. */
@Component
class SourcesDraft implements BlockDraft {

    private final Sources sources;

    SourcesDraft(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Optional<Block> draft(BlockSpec spec, Draft draft) {
        if (spec.sources() != null) {
            return Optional.of(table(spec.sources(), draft));
        }
        return Optional.ofNullable(spec.rejectionReasons()).map(s -> refusals(s, draft));
    }

    private Block table(TitleSpec spec, Draft draft) {
        Period period = draft.facts().period();
        List<Source> found = sources.between(
                period.first(),
                period.last(),
                draft.facts().policy().association().zone().getId());
        return new Block.Table(
                spec.title(),
                List.of(
                        column("source", 5, Block.Drawing.LABEL, draft),
                        column("files", 2, Block.Drawing.NUMBER, draft),
                        column("read", 2, Block.Drawing.NUMBER, draft),
                        column("rejected", 2, Block.Drawing.NUMBER, draft),
                        column("rejected-share", 3, Block.Drawing.NUMBER, draft),
                        column("open", 3, Block.Drawing.NUMBER, draft),
                        column("reaches-to", 4, Block.Drawing.NUMBER, draft),
                        column("behind", 3, Block.Drawing.MEASURE, draft)),
                found.stream()
                        .filter(source -> draft.isAboutFilesOf(source.name()))
                        .map(source -> row(source, draft))
                        .toList(),
                draft.text(w -> w.format("sources.note")));
    }

    private static Block.Row row(Source source, Draft draft) {
        return new Block.Row(
                BilingualText.same(source.name()),
                List.of(
                        count(source.files()),
                        count(source.read()),
                        count(source.rejected()),
                        source.read() == 0
                                ? Cell.noData(Cell.Unit.SHARE)
                                : number(Cell.Unit.SHARE, (double) source.rejected() / source.read()),
                        count(source.open()),
                        day(source.reachesTo() == null ? Optional.empty() : Optional.of(source.reachesTo()), draft),
                        source.reachesTo() == null
                                ? Cell.noData(Cell.Unit.DAYS)
                                : number(Cell.Unit.DAYS, (double) ChronoUnit.DAYS.between(
                                        source.reachesTo(),
                                        draft.facts().period().last()))));
    }

    private Block refusals(RefusalsSpec spec, Draft draft) {
        Period period = draft.facts().period();
        List<Block.Row> rows = new ArrayList<>();
        String source = "";
        int ofSource = 0;
        for (Refusal refusal : sources.refusals(period.first(), period.last())) {
            ofSource = refusal.source().equals(source) ? ofSource + 1 : 1;
            source = refusal.source();
            if (ofSource <= spec.limit() && draft.isAboutFilesOf(source)) {
                rows.add(row(refusal, draft));
            }
        }
        return rows.isEmpty()
                ? new Block.Words(spec.title(), List.of(draft.text(w -> w.format("sources.none-rejected"))))
                : new Block.Table(
                        spec.title(),
                        List.of(
                                column("source", 4, Block.Drawing.LABEL, draft),
                                column("column", 4, Block.Drawing.NUMBER, draft),
                                column("reason", 6, Block.Drawing.NUMBER, draft),
                                column("rows", 2, Block.Drawing.NUMBER, draft),
                                column("open", 3, Block.Drawing.NUMBER, draft)),
                        rows,
                        BilingualText.EMPTY);
    }

    private static Block.Row row(Refusal refusal, Draft draft) {
        String key = "sources.rule." + refusal.code();
        boolean named = new Messages(Language.EN, DigitSystem.EUROPEAN).knows(key);
        return new Block.Row(
                BilingualText.same(refusal.source()),
                List.of(
                        Cell.words(BilingualText.same(refusal.column())),
                        Cell.words(named ? draft.text(w -> w.format(key)) : BilingualText.same(refusal.code())),
                        count(refusal.n()),
                        count(refusal.open())));
    }

    private static Block.Column column(String name, int weight, Block.Drawing drawing, Draft draft) {
        return new Block.Column(draft.text(w -> w.format("sources." + name)), weight, drawing);
    }

    private static Cell day(Optional<LocalDate> day, Draft draft) {
        return Cell.words(
                day.map(d -> draft.text(w -> draft.dates(w).shortDay(d))).orElse(BilingualText.EMPTY));
    }

    /** A correction lists figures of people, not of files. */
    private static Cell count(long n) {
        return new Cell(
                Cell.State.NUMBER,
                Cell.Unit.COUNT,
                (double) n,
                null,
                null,
                n,
                null,
                BilingualText.EMPTY,
                DataQualityDraft.SOURCE);
    }

    private static Cell number(Cell.Unit unit, double value) {
        return new Cell(Cell.State.NUMBER, unit, value, null, null, null, null, BilingualText.EMPTY, DataQualityDraft.SOURCE);
    }
}
