package org.rida.report.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.metric.Metric;
import org.rida.report.definition.ReportDefinition;
import org.rida.report.definition.ReportDefinition.BlockSpec;
import org.rida.report.definition.ReportDefinition.CardSpec;
import org.rida.report.definition.ReportDefinition.CardSpec.CardNote;
import org.rida.report.definition.ReportDefinition.CardsSpec;
import org.rida.report.definition.ReportDefinition.ColumnSpec;
import org.rida.report.definition.ReportDefinition.PageSpec;
import org.rida.report.definition.ReportDefinition.RowsSpec;
import org.rida.report.definition.ReportDefinition.TableSpec;
import org.rida.report.definition.ReportDefinition.TextSpec;
import org.rida.report.figure.MetricPopulations;

/**
 * What can be drawn of a report for a period after the last day of the requests: the figures of answers to the survey. Blocks
 * about requests are left out, since a count of 0 would be wrong; cards and columns are left out one by one.
 */
final class AnswersOnly {

    private static final List<CardNote> NOTES = List.of(CardNote.INTERVAL, CardNote.TARGET, CardNote.PREVIOUS);

    private AnswersOnly() {}

    /**
     * @param definition of the whole report
     * @param statement says what is missing; it becomes the first block
     */
    static ReportDefinition restrict(ReportDefinition definition, BilingualText statement) {
        List<PageSpec> pages = new ArrayList<>();
        for (PageSpec page : definition.pages()) {
            List<BlockSpec> blocks =
                    page.blocks().stream().flatMap(AnswersOnly::block).toList();
            if (pages.isEmpty()) {
                blocks = Stream.concat(Stream.of(text(statement)), blocks.stream())
                        .toList();
            }
            if (!blocks.isEmpty()) {
                pages.add(new PageSpec(page.title(), page.sheet(), blocks));
            }
        }
        return new ReportDefinition(
                definition.title(), definition.audience(), definition.period(), definition.splitBy(), pages);
    }

    private static Stream<BlockSpec> block(BlockSpec spec) {
        if (spec.cards() != null) {
            List<CardSpec> cards = spec.cards().figures().stream()
                    .filter(card -> isOfAnswers(card.metric()))
                    .map(AnswersOnly::card)
                    .toList();
            return cards.isEmpty() ? Stream.empty() : Stream.of(with(new CardsSpec(cards), null, null));
        }
        if (spec.table() != null) {
            return table(spec.table());
        }
        boolean drawn = spec.xmr() != null
                ? isOfAnswers(spec.xmr().metric())
                : Stream.of(
                                spec.distribution(),
                                spec.keyDrivers(),
                                spec.text(),
                                spec.legend(),
                                spec.definitions(),
                                spec.sources(),
                                spec.rejectionReasons(),
                                spec.dataQuality(),
                                spec.provenance())
                        .anyMatch(Objects::nonNull);
        return drawn ? Stream.of(spec) : Stream.empty();
    }

    private static CardSpec card(CardSpec card) {
        return new CardSpec(
                card.title(),
                card.metric(),
                card.subject(),
                card.subtitle(),
                card.notes() == null
                        ? List.of()
                        : card.notes().stream().filter(NOTES::contains).toList(),
                card.target(),
                card.icon());
    }

    private static Stream<BlockSpec> table(TableSpec table) {
        RowsSpec rows = table.rows();
        List<ColumnSpec> columns = table.columns().stream()
                .filter(column -> column.metric() == null || isOfAnswers(column.metric()))
                .toList();
        boolean ofRequests = rows.stages() != null || rows.flow() != null || rows.ageBands() != null;
        if (columns.isEmpty() || ofRequests) {
            return Stream.empty();
        }
        if (rows.figures() == null) {
            return Stream.of(with(null, new TableSpec(table.title(), rows, columns, table.note()), null));
        }
        List<Metric> figures =
                rows.figures().stream().filter(AnswersOnly::isOfAnswers).toList();
        RowsSpec answers = new RowsSpec(rows.title(), null, null, figures, null, null, null, null);
        return figures.isEmpty()
                ? Stream.empty()
                : Stream.of(with(null, new TableSpec(table.title(), answers, columns, table.note()), null));
    }

    private static boolean isOfAnswers(Metric metric) {
        return MetricPopulations.isOfAnswers(metric) || metric == Metric.THEME_MENTIONS;
    }

    private static BlockSpec text(BilingualText statement) {
        return with(null, null, new TextSpec(BilingualText.EMPTY, List.of(statement)));
    }

    private static BlockSpec with(@Nullable CardsSpec cards, @Nullable TableSpec table, @Nullable TextSpec text) {
        return new BlockSpec(
                null, null, cards, null, table, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, text, null, null, null);
    }
}
