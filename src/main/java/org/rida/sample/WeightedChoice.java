package org.rida.sample;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Draws codes of the policy by weight.
 *
 * @param codes in the policy's order
 * @param cumulative running sums of the weights
 */
record WeightedChoice(List<String> codes, List<Double> cumulative) {

    /** For codes that the generator has no weight for: they stay rare. */
    private static final double DEFAULT_WEIGHT = 1;

    /** @param weights by code; any positive numbers */
    static WeightedChoice of(List<String> codes, Map<String, Double> weights) {
        return of(codes, code -> weights.getOrDefault(code, DEFAULT_WEIGHT));
    }

    static WeightedChoice of(List<String> codes, ToDoubleFunction<String> weight) {
        double[] sum = {0};
        return new WeightedChoice(
                codes,
                codes.stream().map(code -> sum[0] += weight.applyAsDouble(code)).toList());
    }

    /** A code, with a probability in proportion to its weight. */
    String draw(SeededRandom random) {
        double point = random.fraction() * cumulative.get(cumulative.size() - 1);
        int at = 0;
        while (cumulative.get(at) <= point) {
            at++;
        }
        return codes.get(at);
    }
}
