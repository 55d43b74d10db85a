package org.rida.report.respondent;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.metric.Unit;
import org.rida.metric.comparison.KeyDrivers;
import org.rida.metric.comparison.KeyDrivers.Driver;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.FigureCells;
import org.rida.report.context.TableColumns;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.TitleSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.RespondentFigures;
import org.springframework.stereotype.Component;

/**
 * Builds which aspects overall satisfaction goes with: a sentence that names one only when the intervals tell it from the others,
 * and a table in the policy's order. Where the data do not bear it, it says why.
 */
@Component
public class KeyDriversBlock implements BlockBuilder {

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return drafts(spec, draft).stream().findFirst();
    }

    @Override
    public List<Block> drafts(BlockSpec spec, DraftContext draft) {
        return spec.keyDrivers() == null ? List.of() : blocks(spec.keyDrivers(), draft);
    }

    /** @return paragraphs and tables, or one paragraph that says why there are none */
    public static List<Block> blocks(TitleSpec spec, DraftContext draft) {
        RespondentFigures respondents = draft.facts().respondents();
        if (!respondents.isOffered()) {
            return List.of(paragraph(spec, draft.text(w -> w.format("respondents.refused.period"))));
        }
        Optional<KeyDrivers> drivers = respondents.drivers();
        if (drivers.isEmpty()) {
            return List.of(paragraph(spec, draft.text(w -> w.format("drivers.refused.aspects"))));
        }
        KeyDrivers found = drivers.get();
        if (found.refusal().isPresent()) {
            return List.of(paragraph(spec, draft.text(w -> refused(found, w))));
        }
        return List.of(
                new Block.Paragraphs(
                        spec.title(),
                        List.of(
                                draft.text(w -> sentence(found, draft, w)),
                                draft.text(w -> w.format(
                                        "drivers.caution", "answers", w.format("count.answers", "n", found.n()))))),
                table(found, draft));
    }

    private static Block paragraph(TitleSpec spec, BilingualText text) {
        return new Block.Paragraphs(spec.title(), List.of(text));
    }

    private static String refused(KeyDrivers drivers, Messages messages) {
        return messages.format(
                "drivers.refused."
                        + drivers.refusal()
                                .orElseThrow()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'),
                "answers",
                messages.format("count.answers", "n", drivers.n()));
    }

    private static String sentence(KeyDrivers drivers, DraftContext draft, Messages messages) {
        List<Driver> leading = leading(drivers.drivers());
        String explained = messages.percent(WholePercent.round(drivers.rSquared()));
        if (leading.size() == 1) {
            Driver first = leading.get(0);
            return messages.format(
                    "drivers.sentence.one",
                    "explained",
                    explained,
                    "aspect",
                    name(first, draft, messages),
                    "share",
                    messages.percent(WholePercent.round(first.share())),
                    "range",
                    range(first, messages));
        }
        return leading.size() == 2
                ? messages.format(
                        "drivers.sentence.two",
                        "explained",
                        explained,
                        "first",
                        name(leading.get(0), draft, messages),
                        "second",
                        name(leading.get(1), draft, messages))
                : messages.format("drivers.sentence.none", "explained", explained);
    }

    /** The greatest, and those whose intervals reach its own. */
    private static List<Driver> leading(List<Driver> drivers) {
        Driver greatest =
                drivers.stream().max(Comparator.comparingDouble(Driver::share)).orElseThrow();
        return drivers.stream()
                .filter(driver ->
                        driver.interval().high() >= greatest.interval().low())
                .toList();
    }

    private static Block table(KeyDrivers drivers, DraftContext draft) {
        return new Block.TableData(
                draft.text(w -> w.format("drivers.table")),
                new TableColumns("drivers.column.", draft::text)
                        .label("aspect", 6)
                        .column("share", 5, Block.ChartKind.SHARE_BAR)
                        .number("interval", 4)
                        .list(),
                drivers.drivers().stream()
                        .map(driver -> new Block.TableRow(
                                draft.facts().policy().question(driver.aspect()).name(),
                                List.of(
                                        WholePercent.cell(driver.share(), driver.interval()),
                                        Cell.words(draft.text(w -> range(driver, w))))))
                        .toList(),
                draft.text(w -> w.format("drivers.note")));
    }

    private static String range(Driver driver, Messages messages) {
        return FigureCells.range(Unit.SHARE, WholePercent.round(driver.interval()), messages);
    }

    private static String name(Driver driver, DraftContext draft, Messages messages) {
        return draft.facts().policy().question(driver.aspect()).name().in(messages.language());
    }
}
