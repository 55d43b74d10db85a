package org.rida.metric.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rida.metric.Interval;

/**
 * Weights that make those who answered resemble everyone asked, in each of several margins. They start from the inclusion
 * weights. Categories of fewer than ten respondents are joined first; while a weight is above five times the median, the
 * smallest category of that person is joined, too, and raking starts again. A margin left with one category drops out.
 *
 * <p>Deming and Stephan, Annals of Mathematical Statistics 11 (1940) 427-444; effective number by Kish (1965).
 */
public final class Raking {

    /** Fewer respondents than this are not weighted. */
    static final int LEAST_RESPONDENTS = 50;

    private static final int LEAST_OF_CATEGORY = 10;
    private static final double LARGEST_OF_MEDIAN = 5;
    private static final int ROUNDS = 50;
    private static final double TOLERANCE = 1e-8;

    private final double[] weights;
    private final Optional<RakingRefusal> refusal;
    private final SortedMap<String, List<List<String>>> joined;

    /**
     * A weighted share.
     *
     * @param value 0 to 1
     * @param interval 95 %, Wilson's with the effective number
     */
    public record WeightedShare(double value, double effectiveNumber, Interval interval) {}

    private Raking(double[] weights, Optional<RakingRefusal> refusal, SortedMap<String, List<List<String>>> joined) {
        this.weights = weights;
        this.refusal = refusal;
        this.joined = joined;
    }

    /**
     * @param asked margins of everyone asked, respondents included; empty when that is not known
     * @throws IllegalArgumentException when a respondent belongs to no category of a margin, or nobody was asked in it
     */
    public static Raking of(List<Respondent> respondents, List<Margin> asked) {
        if (asked.isEmpty()) {
            return refused(RakingRefusal.NO_INVITATIONS);
        }
        if (respondents.size() < LEAST_RESPONDENTS) {
            return refused(RakingRefusal.TOO_FEW);
        }
        List<JoinedMargin> margins = asked.stream()
                .map(margin -> new JoinedMargin(margin, respondents))
                .toList();
        margins.forEach(margin -> margin.joinUpTo(LEAST_OF_CATEGORY));
        double[] inclusion =
                respondents.stream().mapToDouble(Respondent::weight).toArray();
        while (margins.stream().anyMatch(JoinedMargin::separates)) {
            List<JoinedMargin> separating =
                    margins.stream().filter(JoinedMargin::separates).toList();
            double[] weights = inclusion.clone();
            if (!rake(weights, separating)) {
                return refused(RakingRefusal.NOT_CONVERGED);
            }
            int largest = largest(weights);
            if (weights[largest] <= LARGEST_OF_MEDIAN * median(weights)) {
                return result(weights, margins);
            }
            joinSmallest(separating, largest);
        }
        return refused(RakingRefusal.TOO_UNEVEN);
    }

    private static Raking result(double[] weights, List<JoinedMargin> margins) {
        if (effectiveNumber(weights) < weights.length / 2.0) {
            return refused(RakingRefusal.EFFECTIVE_BELOW_HALF);
        }
        SortedMap<String, List<List<String>>> joined = new TreeMap<>();
        margins.forEach(margin -> joined.put(margin.name(), margin.joined()));
        joined.values().removeIf(List::isEmpty);
        return new Raking(weights, Optional.empty(), joined);
    }

    private static Raking refused(RakingRefusal refusal) {
        return new Raking(new double[0], Optional.of(refusal), new TreeMap<>());
    }

    /** Why there are no weights. */
    public Optional<RakingRefusal> refusal() {
        return refusal;
    }

    /** One for each respondent, in their order; their sum is that of the inclusion weights. Empty when refused. */
    public List<Double> weights() {
        return Arrays.stream(weights).boxed().toList();
    }

    /** By margin, the categories that were joined. */
    public Map<String, List<List<String>>> joined() {
        return joined;
    }

    /** The number of equally weighted respondents that would say as much. 0 when refused. */
    public double effectiveNumber() {
        return effectiveNumber(weights);
    }

    /**
     * The weighted mean of a value of each respondent. NaN in the list: this respondent gave none, and is left out. Empty when
     * none did, and when refused.
     *
     * @throws IllegalArgumentException when the number of values is not that of the respondents
     */
    public Optional<Double> mean(List<Double> values) {
        expectOneEach(values);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            if (!values.get(i).isNaN()) {
                sum += weights[i] * values.get(i);
                total += weights[i];
            }
        }
        return total == 0 ? Optional.empty() : Optional.of(sum / total);
    }

    /**
     * The weighted share of those who gave 1, of those who gave 1 or 0; NaN as in {@link #mean}, from which it is empty, too.
     * The effective number is that of those who gave a value.
     */
    public Optional<WeightedShare> share(List<Double> values) {
        return mean(values).map(value -> {
            List<Double> of = new ArrayList<>();
            for (int i = 0; i < weights.length; i++) {
                if (!values.get(i).isNaN()) {
                    of.add(weights[i]);
                }
            }
            double n =
                    effectiveNumber(of.stream().mapToDouble(Double::doubleValue).toArray());
            // rounding must not lift a share above the whole
            double share = Math.min(1, value);
            return new WeightedShare(share, n, Interval.wilson(share == 1 ? n : share * n, n));
        });
    }

    private void expectOneEach(List<Double> values) {
        if (refusal.isEmpty() && values.size() != weights.length) {
            throw new IllegalArgumentException(
                    "raking: expected %d values, found %d".formatted(weights.length, values.size()));
        }
    }

    /** @return whether all margins are met within the rounds allowed */
    private static boolean rake(double[] weights, List<JoinedMargin> margins) {
        for (int round = 0; round < ROUNDS; round++) {
            margins.forEach(margin -> adjust(weights, margin));
            if (margins.stream().allMatch(margin -> furthest(weights, margin) < TOLERANCE)) {
                return true;
            }
        }
        return false;
    }

    private static void adjust(double[] weights, JoinedMargin margin) {
        double total = Arrays.stream(weights).sum();
        for (int part : margin.parts()) {
            double factor = margin.share(part) * total / sum(weights, margin, part);
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= margin.partOf(i) == part ? factor : 1;
            }
        }
    }

    /** The largest difference of a share of the margin. */
    private static double furthest(double[] weights, JoinedMargin margin) {
        double total = Arrays.stream(weights).sum();
        return Arrays.stream(margin.parts())
                .mapToDouble(part -> Math.abs(sum(weights, margin, part) / total - margin.share(part)))
                .max()
                .orElse(0);
    }

    private static double sum(double[] weights, JoinedMargin margin, int part) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += margin.partOf(i) == part ? weights[i] : 0;
        }
        return sum;
    }

    private static void joinSmallest(List<JoinedMargin> margins, int respondent) {
        JoinedMargin smallest = margins.stream()
                .min(Comparator.comparingInt(margin -> margin.respondents(margin.partOf(respondent))))
                .orElseThrow();
        smallest.join(smallest.partOf(respondent));
    }

    private static int largest(double[] weights) {
        int largest = 0;
        for (int i = 1; i < weights.length; i++) {
            largest = weights[i] > weights[largest] ? i : largest;
        }
        return largest;
    }

    private static double median(double[] weights) {
        double[] sorted = weights.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double effectiveNumber(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        double squares = Arrays.stream(weights).map(weight -> weight * weight).sum();
        return squares == 0 ? 0 : sum * sum / squares;
    }
}
