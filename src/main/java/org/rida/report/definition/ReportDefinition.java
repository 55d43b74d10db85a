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
 * A report's {@code reports/<name>/report.yaml}: which blocks are on which page. A new report needs a new folder but
 * no Java.
 *
 * @param title of the report
 * @param audience determines the smallest count shown
 * @param period which period a run's month stands for; null for the month itself
 * @param splitBy one document for each value, restricted to it; null for a single document
 * @param pages in their order
 */
public record ReportDefinition(
        BilingualText title,
        Audience audience,
        Period.@Nullable PeriodKind period,
        @Nullable SplitBy splitBy,
        List<PageSpec> pages) {

    /** The kind of period, MONTH by default. */
    public Period.PeriodKind kind() {
        return Objects.requireNonNullElse(period, Period.PeriodKind.MONTH);
    }

    /**
     * One page.
     *
     * @param title null on the first page, which carries the report's title
     * @param sheet short name for the page's sheet in a workbook; null where the title serves
     */
    public record PageSpec(@Nullable BilingualText title, @Nullable BilingualText sheet, List<BlockSpec> blocks) {}

    /** One block of a page. Exactly one component is present; its name is the kind of the block. */
    public record BlockSpec(
            @Nullable HeadlineSpec headline,
            @Nullable TitleSpec forDecision,
            @Nullable CardsSpec cards,
            @Nullable XmrSpec xmr,
            @Nullable TableSpec table,
            @Nullable DistributionSpec distribution,
            @Nullable TimeToAnswerSpec timeToAnswer,
            @Nullable TitleSpec promises,
            @Nullable WhatItTakesSpec whatItTakes,
            @Nullable ResponseBiasSpec responseBias,
            @Nullable WeightedSatisfactionSpec weightedSatisfaction,
            @Nullable TitleSpec keyDrivers,
            @Nullable TitleSpec peopleGotBack,
            @Nullable AccountabilitySpec accountability,
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

    /** A block without options. */
    public record TitleSpec(BilingualText title) {}

    /**
     * @param statements the sentences, in their order
     * @param brief without the counts and intervals that stand in cards, tables and full statements of the same report
     */
    public record HeadlineSpec(List<HeadlinePart> statements, boolean brief) {
        public enum HeadlinePart {
            PROMISE,
            ASSURANCE,
            OPEN,
            CAPACITY,
            SATISFACTION,
            TIMELINESS,
            OUTCOME
        }
    }

    public record CardsSpec(List<CardSpec> figures) {}

    /**
     * One card.
     *
     * @param metric the figure
     * @param subject question or stage of the metric, where it needs one
     * @param subtitle what the line below the number shows
     * @param notes small lines, in their order
     * @param target the target that the assurance icon refers to; null without the icon
     * @param icon whether the card shows the icons of the figure's series
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

    /** A target of the organization's policy. */
    public enum TargetName {
        PROMISE,
        SATISFACTION
    }

    /**
     * A chart of a metric by month.
     *
     * @param subject question or stage of the metric, where it needs one
     * @param months number of months drawn; the limits are computed from the whole series
     * @param target null draws none
     * @param note whether the chart explains its colours and lines, which is needed once per page
     */
    public record XmrSpec(
            BilingualText title,
            Metric metric,
            @Nullable String subject,
            int months,
            @Nullable TargetName target,
            boolean note) {}

    /**
     * @param rows what the rows are
     * @param columns empty for the reconciliation as an equation in one row
     * @param note text below the table; null without one
     */
    public record TableSpec(
            BilingualText title, RowsSpec rows, List<ColumnSpec> columns, @Nullable BilingualText note) {

        public TableSpec {
            columns = columns == null ? List.of() : columns;
        }

        /** Whether the table is the reconciliation in a single row. */
        public boolean isFlowAcross() {
            return rows.flow() != null && columns.isEmpty();
        }
    }

    /**
     * The rows of a table; exactly one component besides the title is present.
     *
     * @param title header of the label column
     * @param dimension one row per value
     * @param stages one row per pair of states, written {@code received-verified}
     * @param figures one row per metric, named after it
     * @param flow lines of the reconciliation
     * @param ageBands upper ends in days of the age bands of open requests; one more band follows the last
     * @param themes one row per theme of the comments, by type, the most mentioned first
     * @param questions one row per survey question, by code; columns without a subject refer to it
     */
    public record RowsSpec(
            BilingualText title,
            @Nullable Dimension dimension,
            @Nullable List<String> stages,
            @Nullable List<Metric> figures,
            @Nullable List<FlowLine> flow,
            @Nullable List<Integer> ageBands,
            @Nullable ThemesSpec themes,
            @Nullable List<String> questions) {

        /** Whether every row is about what people think. */
        public boolean isOfOpinions() {
            return questions != null || themes != null;
        }
    }

    /** @param limit most rows */
    public record ThemesSpec(int limit) {}

    /**
     * A line of the reconciliation: opening stock plus received and reopened, minus answered and left, gives the
     * closing stock.
     */
    public enum FlowLine {
        OPEN_BEFORE,
        RECEIVED,
        REOPENED,
        ANSWERED,
        LEFT,
        OPEN_AFTER
    }

    /**
     * A column of figures.
     *
     * @param metric null in tables whose rows name the metric
     * @param subject question or stage of the metric, where it needs one
     * @param show which number of the figure is shown, VALUE by default; RATIO is "233 of 270" for shares and nothing
     *     for others; PREVIOUS is the preceding period's value,
     *     only for rows of metrics and themes
     * @param displayAs NUMBER by default
     * @param width relative width, 2 by default
     */
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
            RATIO,
            PREVIOUS
        }
    }

    /** @param questions codes, in their order */
    public record DistributionSpec(BilingualText title, List<String> questions) {}

    /** @param days number of days drawn */
    public record TimeToAnswerSpec(BilingualText title, int days) {}

    /**
     * @param weeks in which the queue is to be where the promise can be kept
     * @param dimension whose values have a row each in a further table; null for no such table
     * @param stages whether there is a further table of the stages
     */
    public record WhatItTakesSpec(BilingualText title, int weeks, @Nullable Dimension dimension, boolean stages) {}

    /** @param questions codes, on the scale of five, in their order; the sentence is about the first */
    public record WeightedSatisfactionSpec(BilingualText title, List<String> questions) {}

    /**
     * @param part of the year's account
     * @param kind code of the kind of request that complaints have; complaint by default
     */
    public record AccountabilitySpec(BilingualText title, AccountabilityPart part, @Nullable String kind) {
        public enum AccountabilityPart {
            METHOD,
            COMPLAINTS,
            PRIVACY_REQUESTS,
            STANDARDS
        }

        /** The kind that complaints have. */
        public String kindOfComplaints() {
            return Objects.requireNonNullElse(kind, "complaint");
        }
    }

    /** @param figures one row for each metric */
    public record YearOnYearSpec(BilingualText title, List<Metric> figures) {}

    /** @param dimensions each adds one row per value */
    public record ResponseBiasSpec(BilingualText title, List<Dimension> dimensions, @Nullable BilingualText note) {}

    /**
     * @param months number of months in each chart
     * @param limit most charts, for the actions completed last
     */
    public record DecisionsSpec(BilingualText title, int months, int limit) {}

    /** @param limit most requests listed */
    public record OpenRequestsSpec(BilingualText title, int limit) {}

    /** @param limit most reasons per sender */
    public record RejectionReasonsSpec(BilingualText title, int limit) {}

    /** @param limit most themes listed */
    public record YouSaidWeDidSpec(BilingualText title, int limit) {}

    public record TextSpec(BilingualText title, List<BilingualText> paragraphs) {}
}
