package org.rida.sample;














import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Codes of the policy with how often each comes.
 *
 * @param codes in the policy's order
 * @param upTo running sums of the weights
 */
record WeightedChoice(List<String> codes, List<Double> upTo) {

    /** A code that the generator has no weight for comes rarely. */
    private static final double UNHEARD_OF = 1;

    static WeightedChoice of(List<String> codes, Map<String, Double> weights) {
        return of(codes, code -> weights.getOrDefault(code, UNHEARD_OF));
    }

    static WeightedChoice of(List<String> codes, ToDoubleFunction<String> weight) {
        double[] sum = {0};
        return new WeightedChoice(
                codes,
                codes.stream().map(code -> sum[0] += weight.applyAsDouble(code)).toList());
    }

    String draw(SeededRandom draw) {
        double point = draw.fraction() * upTo.get(upTo.size() - 1);
        int at = 0;
        while (upTo.get(at) <= point) {
            at++;
        }
        return codes.get(at);
    }
}
