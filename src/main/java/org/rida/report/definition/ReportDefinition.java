package org.rida.report.definition;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy.Audience;
import org.rida.report.document.Block;

/**
 * One {@code reports/<name>/report.yaml}: which blocks stand on which page. A new report is a new folder, no Java.
 *
 * @param audience decides from which number on counts are shown
 * @param period what a run's month stands for; the month itself when absent
 * @param splitBy one document for each value of this, restricted to that value; null for one document of everything
 */
public record ReportDefinition(
        BilingualText title,
        Audience audience,
        Period.@Nullable PeriodKind period,
        @Nullable SplitBy splitBy,
        List<PageSpec> pages) {

    public Period.PeriodKind kind() {
        return Objects.requireNonNullElse(period, Period.PeriodKind.MONTH);
    }

    /** @param title absent on the first page, which carries the report's own */
    public record PageSpec(@Nullable BilingualText title, List<BlockSpec> blocks) {}

    /** Exactly one component is there. */
    public record BlockSpec(
            @Nullable HeadlineSpec headline,
            @Nullable CardsSpec cards,
            @Nullable XmrSpec xmr,
            @Nullable TableSpec table,
            @Nullable DistributionSpec distribution,
            @Nullable TimeToAnswerSpec timeToAnswer,
            @Nullable ResponseBiasSpec responseBias,
            @Nullable YearOnYearSpec yearOnYear,
            @Nullable DecisionsSpec decisions,
            @Nullable OpenRequestsSpec openRequests,
            @Nullable TitleSpec sources,
            @Nullable RejectionReasonsSpec rejectionReasons,
            @Nullable YouSaidWeDidSpec youSaidWeDid,
            @Nullable TitleSpec legend,
            @Nullable TextSpec text,
            @Nullable TitleSpec definitions,
            @Nullable TitleSpec dataQuality,
            @Nullable TitleSpec provenance) {}

    /** Blocks that are made of nothing but what the report itself holds. */
    public record TitleSpec(BilingualText title) {}

    /** @param statements in order */
    public record HeadlineSpec(List<HeadlinePart> statements) {
        public enum HeadlinePart {
            PROMISE,
            ASSURANCE,
            OPEN,
            TIMELINESS
        }
    }

    public record CardsSpec(List<CardSpec> figures) {}

    /**
     * @param subject the question or stage that the metric is about, where it needs one
     * @param target which of the association's targets the card's assurance icon speaks of
     * @param icon whether the figure's own series is judged on the card
     */
    public record CardSpec(
            BilingualText title,
            Metric metric,
            @Nullable String subject,
            CardSubtitle subtitle,
            List<CardNote> notes,
            @Nullable TargetName target,
            boolean icon) {
        public enum CardSubtitle {
            RATIO,
            ANSWERS,
            OPEN,
            P90
        }

        public enum CardNote {
            INTERVAL,
            TARGET,
            PREVIOUS,
            OLDEST,
            RESPONSE_RATE,
            THREE_MONTHS
        }
    }

    public enum TargetName {
        PROMISE,
        SATISFACTION
    }

    /**
     * @param months how many months are drawn; limits come from the whole series
     * @param note whether the chart explains its colours and lines: once on a page is enough
     */
    public record XmrSpec(
            BilingualText title,
            Metric metric,
            @Nullable String subject,
            int months,
            @Nullable TargetName target,
            boolean note) {}

    /** @param columns none for the flow's lines side by side, in one row */
    public record TableSpec(
            BilingualText title, RowsSpec rows, List<ColumnSpec> columns, @Nullable BilingualText note) {

        public TableSpec {
            columns = columns == null ? List.of() : columns;
        }

        public boolean isFlowAcross() {
            return rows.flow() != null && columns.isEmpty();
        }
    }

    /**
     * What the rows of a table are: exactly one of these.
     *
     * @param dimension one row per value
     * @param stages one row per pair, written {@code received-verified}
     * @param figures one row per metric, with the metric's own name
     * @param flow the month's reconciliation, line by line
     * @param themes one row per theme of the comments, obstacles first, within a sort the most mentioned first
     * @param questions one row per question of the survey, by code; columns without a question of their own speak of it
     * @param ageBands upper ends in days of the bands of open requests; one more band lies beyond the last
     */
    public record RowsSpec(
            BilingualText title,
            @Nullable Dimension dimension,
            @Nullable List<String> stages,
            @Nullable List<Metric> figures,
            @Nullable List<FlowLine> flow,
            @Nullable List<Integer> ageBands,
            @Nullable ThemesSpec themes,
            @Nullable List<String> questions) {}

    /** @param limit how many rows at most: the most mentioned */
    public record ThemesSpec(int limit) {}

    public enum FlowLine {
        OPEN_BEFORE,
        RECEIVED,
        REOPENED,
        ANSWERED,
        LEFT,
        OPEN_AFTER
    }

    /** @param show which number of the figure stands in the column; PREVIOUS is the value of the month before, for rows of figures and themes */
    public record ColumnSpec(
            BilingualText title,
            @Nullable Metric metric,
            @Nullable String subject,
            @Nullable ShownValue show,
            Block.@Nullable ChartKind displayAs,
            @Nullable Integer width) {
        public enum ShownValue {
            VALUE,
            INTERVAL,
            NUMERATOR,
            DENOMINATOR,
            PREVIOUS
        }
    }

    /** @param questions codes, in order */
    public record DistributionSpec(BilingualText title, List<String> questions) {}

    /** @param days how many days are drawn */
    public record TimeToAnswerSpec(BilingualText title, int days) {}

    /** @param figures one row for each */
    public record YearOnYearSpec(BilingualText title, List<Metric> figures) {}

    /** @param dimensions those asked beside those who answered, by each of these in turn */
    public record ResponseBiasSpec(BilingualText title, List<Dimension> dimensions, @Nullable BilingualText note) {}

    /**
     * @param months how many months of each action's figure are drawn
     * @param limit charts: of the actions that were closed last
     */
    public record DecisionsSpec(BilingualText title, int months, int limit) {}

    /** @param limit how many open requests at most: those about to break the promise first */
    public record OpenRequestsSpec(BilingualText title, int limit) {}

    /** @param limit how many reasons at most of each source */
    public record RejectionReasonsSpec(BilingualText title, int limit) {}

    /** @param limit how many themes: the most mentioned of obstacles and suggestions */
    public record YouSaidWeDidSpec(BilingualText title, int limit) {}

    public record TextSpec(BilingualText title, List<BilingualText> paragraphs) {}
}
