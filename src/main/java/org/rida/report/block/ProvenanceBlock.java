package org.rida.report.block;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Messages;
import org.rida.policy.ClockVersion;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Organization;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.TableColumns;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.TitleSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.render.pdf.ReportFont;
import org.springframework.stereotype.Component;

/** Builds the table of the report's origin: cut-off, clock and policy versions, run, software. */
@Component
class ProvenanceBlock implements BlockBuilder {

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.provenance()).map(s -> provenance(s, draft));
    }

    private Block provenance(TitleSpec spec, DraftContext draft) {
        Organization policy = draft.facts().policy().association();
        LocalDate drafted = LocalDate.ofInstant(draft.origin().at(), policy.zone());
        return new Block.TableData(
                spec.title(),
                new TableColumns("provenance.", draft::text)
                        .label("item", 4)
                        .column("value", 11, Block.ChartKind.TEXT)
                        .list(),
                List.of(
                        row("cut-off", draft, w -> draft.dates(w)
                                .day(draft.facts().cutOff())),
                        row("clock", draft, w -> clock(draft, w)),
                        row("policy", draft, w -> policy(policy, w)),
                        row(
                                "run",
                                draft,
                                w -> w.digits(Long.toString(draft.origin().run()))),
                        row(
                                "drafted",
                                draft,
                                w -> draft.dates(w).day(drafted) + " · "
                                        + draft.dates(w).hijriDay(drafted)),
                        row("software", draft, ProvenanceBlock::version),
                        row("font", draft, w -> ReportFont.NAME)),
                formulas(draft));
    }

    /** @param item part of the keys of messages */
    private static Block.TableRow row(String item, DraftContext draft, Function<Messages, String> value) {
        return new Block.TableRow(
                draft.text(w -> w.format("provenance." + item)), List.of(Cell.words(draft.text(value))));
    }

    /** Citations for the formulas; empty in a report without metrics. */
    private static BilingualText formulas(DraftContext draft) {
        return draft.text(w -> {
            String works = DefinitionsBlock.sources(draft.definition(), w);
            return works.isEmpty() ? "" : w.format("provenance.formulas", "works", works);
        });
    }

    /** The clock version in force on the last day of the period, with the target that the report leads with. */
    private static String clock(DraftContext draft, Messages messages) {
        ClockVersion clock =
                draft.facts().policy().clockOn(draft.facts().period().last());
        boolean calendar = clock.headline() == Basis.CALENDAR;
        return messages.format(
                calendar ? "provenance.clock.calendar" : "provenance.clock.working",
                "version",
                clock.version(),
                "days",
                calendar ? clock.targetDays() : clock.targetWorkingDays());
    }

    private static String policy(Organization policy, Messages messages) {
        return messages.format(
                "draft.footer.policy",
                "title",
                policy.policyTitle().in(messages.language()),
                "version",
                policy.policyVersion(),
                "decision",
                policy.decision());
    }

    /** The version is missing when the classes do not come from the packaged jar. */
    private static String version(Messages messages) {
        String version = ProvenanceBlock.class.getPackage().getImplementationVersion();
        return version == null
                ? messages.format("provenance.unpackaged")
                : messages.format("provenance.version", "version", version);
    }
}
