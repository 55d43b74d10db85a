package org.rida.report.block;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.metric.Metric;
import org.rida.policy.ClockVersion;
import org.rida.report.context.BlockBuilder;
import org.rida.report.context.DraftContext;
import org.rida.report.context.TableColumns;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.definition.ReportDefinition.TableSpec;
import org.rida.report.definition.ReportDefinition.TitleSpec;
import org.rida.report.document.Block;
import org.rida.report.document.Cell;
import org.rida.report.figure.PeriodFigures;
import org.springframework.stereotype.Component;

/** Builds the list of definitions of all metrics in the report, taken from {@link Metric} itself. */
@Component
class DefinitionsBlock implements BlockBuilder {

    /** Metrics that depend on the target of the service clock. */
    private static final Set<Metric> CLOCK_METRICS = EnumSet.of(
            Metric.PROMISE_KEPT,
            Metric.PROMISE_KEPT_STRICT,
            Metric.ANSWERED_WITHIN_TARGET,
            Metric.OPEN_BEYOND_TARGET,
            Metric.ANSWERED_BY_TARGET,
            Metric.ANSWERED_BY_TARGET_KM);

    private static final List<Metric> DECLARED =
            List.of(Metric.DECLARED_PROMISE_KEPT, Metric.DECLARED_PROMISE_KEPT_STRICT, Metric.DECLARED_PROMISE_BEYOND);

    @Override
    public Optional<Block> draft(BlockSpec spec, DraftContext draft) {
        return Optional.ofNullable(spec.definitions()).map(s -> definitions(s, draft));
    }

    private static Block definitions(TitleSpec spec, DraftContext draft) {
        Set<Metric> used = metrics(draft.definition());
        if (draft.facts().policy().promises().isEmpty()) {
            used.removeAll(DECLARED);
        }
        return new Block.TableData(
                spec.title(),
                new TableColumns("definitions.", draft::text)
                        .label("measure", 5)
                        .column("definition", 12, Block.ChartKind.TEXT)
                        .list(),
                Stream.concat(clock(used, draft), used.stream().map(DefinitionsBlock::row))
                        .toList(),
                BilingualText.EMPTY);
    }

    /**
     * States the target of the clock version in force on the period's last day, because the metric definitions speak
     * of the target without a number.
     */
    private static Stream<Block.TableRow> clock(Set<Metric> used, DraftContext draft) {
        if (Collections.disjoint(used, CLOCK_METRICS)) {
            return Stream.empty();
        }
        PeriodFigures facts = draft.facts();
        ClockVersion version = facts.policy().clockOn(facts.period().last());
        String basis = facts.basis().name().toLowerCase(Locale.ROOT);
        return Stream.of(new Block.TableRow(
                draft.text(w -> w.format("definitions.clock")),
                List.of(Cell.words(draft.text(w -> w.format(
                        "definitions.clock." + basis,
                        "n",
                        facts.targetDays(),
                        "version",
                        version.version(),
                        "from",
                        draft.dates(w).day(version.inForceFrom())))))));
    }

    private static Block.TableRow row(Metric metric) {
        return new Block.TableRow(
                BilingualText.ofMessage(metric.nameKey()),
                List.of(Cell.words(BilingualText.ofMessage(metric.definitionKey()))));
    }

    /** Citations of the publications behind the metrics, without repetition. */
    static String sources(ReportDefinition definition, Messages messages) {
        boolean arabic = messages.language() == Language.AR;
        return metrics(definition).stream()
                .map(Metric::source)
                .map(source -> arabic ? messages.digits(source.arabic()) : source.citation())
                .distinct()
                .collect(Collectors.joining(arabic ? "؛ " : "; "));
    }

    /** The metrics of all blocks, in the order of their declaration. */
    private static Set<Metric> metrics(ReportDefinition definition) {
        EnumSet<Metric> used = EnumSet.noneOf(Metric.class);
        definition.pages().stream()
                .flatMap(page -> page.blocks().stream())
                .flatMap(DefinitionsBlock::metrics)
                .forEach(used::add);
        return used;
    }

    /** Blocks that show a metric without naming it, such as the time to answer, have theirs here. */
    private static Stream<Metric> metrics(BlockSpec block) {
        if (block.cards() != null) {
            return block.cards().figures().stream().map(ReportDefinition.CardSpec::metric);
        }
        if (block.xmr() != null) {
            return Stream.of(block.xmr().metric());
        }
        if (block.timeToAnswer() != null) {
            return Stream.of(Metric.ANSWERED_BY_TARGET);
        }
        if (block.promises() != null) {
            return Stream.concat(
                    Stream.of(Metric.PROMISE_KEPT, Metric.PROMISE_KEPT_STRICT, Metric.OPEN_BEYOND_TARGET),
                    DECLARED.stream());
        }
        if (block.responseBias() != null) {
            return Stream.of(Metric.RESPONSE_RATE);
        }
        if (block.table() != null) {
            return metrics(block.table());
        }
        return Stream.empty();
    }

    private static Stream<Metric> metrics(TableSpec table) {
        Stream<Metric> columns =
                table.columns().stream().map(ColumnSpec::metric).filter(Objects::nonNull);
        Stream<Metric> rows = table.rows().figures() == null ? Stream.empty() : table.rows().figures().stream();
        Metric[] flow = {Metric.RECEIVED, Metric.REOPENED, Metric.ANSWERED, Metric.LEFT, Metric.OPEN};
        Stream<Metric> lines = table.rows().flow() == null ? Stream.empty() : Arrays.stream(flow);
        return Stream.of(columns, rows, lines).flatMap(metrics -> metrics);
    }
}
