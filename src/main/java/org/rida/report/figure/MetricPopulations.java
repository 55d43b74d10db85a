package org.rida.report.figure;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.rida.metric.Metric;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.policy.Question.QuestionRole;
import org.rida.tally.count.Population;

/** The population of stored counts from which each metric is computed. */
public final class MetricPopulations {

    private MetricPopulations() {}

    /**
     * The code of the population.
     *
     * @param of the question or the pair of stages, for metrics that need one
     * @param basis the days in which times are counted; ages of open requests are calendar days in both
     * @throws IllegalArgumentException for metrics of a cohort, which has no stored counts
     * @throws NullPointerException when a metric that needs a subject has none
     */
    public static String population(Metric metric, @Nullable String of, Basis basis) {
        boolean working = basis == Basis.WORKING;
        return switch (metric) {
            case PROMISE_KEPT, PROMISE_KEPT_STRICT -> (working ? Population.DUE_WORKING : Population.DUE).code();
            case DECLARED_PROMISE_KEPT, DECLARED_PROMISE_KEPT_STRICT ->
                Population.promise(requireNonNull(of, "which promise?"));
            case DECLARED_PROMISE_BEYOND -> Population.openPromise(requireNonNull(of, "which promise?"));
            case ANSWERED, ANSWERED_MEDIAN, ANSWERED_P90 ->
                (working ? Population.ANSWERED_WORKING : Population.ANSWERED).code();
            case ANSWERED_WITHIN_TARGET ->
                (working ? Population.ANSWERED_IN_TIME_WORKING : Population.ANSWERED_IN_TIME).code();
            case OPEN, OPEN_OLDEST -> Population.OPEN.code();
            case OPEN_BEYOND_TARGET ->
                (working ? Population.OPEN_BEYOND_TARGET_WORKING : Population.OPEN_BEYOND_TARGET).code();
            case RECEIVED -> Population.RECEIVED.code();
            case LEFT -> Population.LEFT.code();
            case REOPENED -> Population.REOPENED.code();
            case MEDIAN_INCLUDING_OPEN, P90_INCLUDING_OPEN, ANSWERED_BY_TARGET, ANSWERED_BY_TARGET_KM ->
                throw new IllegalArgumentException(metric.id() + " is computed from a cohort, not from month counts");
            case STAGE_MEDIAN, STAGE_P90 -> Population.STAGE.code() + requireNonNull(of, "which stage?");
            case ACCEPTED_SHARE -> Population.OUTCOME.code();
            case VERIFIED_SHARE -> Population.VERIFIED.code();
            case SIGNED_SHARE -> Population.SIGNED.code();
            case REFERRED_SHARE -> Population.REFERRED.code();
            case OUTREACH_SHARE -> Population.OUTREACH.code();
            case SATISFIED_SHARE,
                    DISSATISFIED_SHARE,
                    MEAN_SCORE,
                    NET_PROMOTER,
                    EFFORT_MEAN,
                    EFFORT_EASY_SHARE,
                    INFORMED_OF_RIGHTS_SHARE,
                    CHOSEN_SHARE -> score(requireNonNull(of, "which question?"));
            case RESPONSE_RATE -> Population.INVITED.code();
            case RESPONSE_RATE_LINKED -> Population.LINKED.code();
            case THEME_MENTIONS -> Population.theme(requireNonNull(of, "which theme?"));
            case EXPECTATION_GAP -> Population.GAP.code();
        };
    }

    /** The question that a metric is about when none is named; null for metrics that are about no question. */
    static @Nullable public String question(Metric metric, Policy policy) {
        return switch (metric) {
            case SATISFIED_SHARE, DISSATISFIED_SHARE, MEAN_SCORE -> code(QuestionRole.OVERALL, policy);
            case NET_PROMOTER -> code(QuestionRole.RECOMMEND, policy);
            case EFFORT_MEAN, EFFORT_EASY_SHARE -> code(QuestionRole.EFFORT, policy);
            case INFORMED_OF_RIGHTS_SHARE -> code(QuestionRole.INFORMED_OF_RIGHTS, policy);
            default -> null;
        };
    }

    /** The question with a role; when no question has it, the empty code, which has no answers. */
    private static String code(QuestionRole role, Policy policy) {
        return policy.questions().stream()
                .filter(q -> q.role() == role)
                .map(Question::code)
                .findFirst()
                .orElse("");
    }

    /** The population of the answers to a question. */
    public static String score(String question) {
        return Population.score(question);
    }

    /** Whether every count behind the metric is one of answers. */
    public static boolean isOfAnswers(Metric metric) {
        return switch (metric) {
            case SATISFIED_SHARE,
                    DISSATISFIED_SHARE,
                    EFFORT_EASY_SHARE,
                    INFORMED_OF_RIGHTS_SHARE,
                    CHOSEN_SHARE,
                    MEAN_SCORE,
                    NET_PROMOTER,
                    EFFORT_MEAN,
                    EXPECTATION_GAP -> true;
            default -> false;
        };
    }

    /** Whether the metric has no subject of its own, so that one must be named. */
    static boolean needsOf(Metric metric) {
        return switch (metric) {
            case STAGE_MEDIAN, STAGE_P90, THEME_MENTIONS, CHOSEN_SHARE -> true;
            default -> isOfDeclaredPromise(metric);
        };
    }

    /** Whether the metric is of a promise that the policy declares beside the answer. */
    public static boolean isOfDeclaredPromise(Metric metric) {
        return switch (metric) {
            case DECLARED_PROMISE_KEPT, DECLARED_PROMISE_KEPT_STRICT, DECLARED_PROMISE_BEYOND -> true;
            default -> false;
        };
    }

    /** Whether the metric is computed from a cohort followed over time rather than from month counts. */
    static boolean isCohort(Metric metric) {
        return switch (metric) {
            case MEDIAN_INCLUDING_OPEN, P90_INCLUDING_OPEN, ANSWERED_BY_TARGET, ANSWERED_BY_TARGET_KM -> true;
            default -> false;
        };
    }
}
