package org.rida.metric.survival;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.rida.metric.DayCounts;

/**
 * The log-rank test: whether groups are answered at one rate among those who wait. Leavers are censored.
 *
 * <p>Mantel, Cancer Chemotherapy Reports 50 (1966) 163-170; R's survdiff.
 *
 * @param chiSquared 0 or above
 * @param freedom degrees of freedom: groups compared less 1
 * @param pValue 0 to 1
 */
public record LogRank(double chiSquared, int freedom, double pValue) {

    /**
     * One group's requests.
     *
     * @param answered days to the answer
     * @param censored days for which the others are known to have waited, leavers included
     */
    public record WaitingGroup(DayCounts answered, DayCounts censored) {

        private long n() {
            return answered.n() + censored.n();
        }

        private long atRisk(int day) {
            return answered.from(day) + censored.from(day);
        }
    }

    /** Empty with fewer than two groups that were ever at risk on a day of answers, and so without any answer. */
    public static Optional<LogRank> of(List<WaitingGroup> groups) {
        SortedSet<Integer> days = new TreeSet<>();
        groups.forEach(group -> days.addAll(group.answered().counts().keySet()));
        if (days.isEmpty()) {
            return Optional.empty();
        }
        List<WaitingGroup> compared = groups.stream()
                .filter(group -> group.n() > 0 && group.atRisk(days.first()) > 0)
                .toList();
        // the last group's excess follows from the others'
        int freedom = compared.size() - 1;
        if (freedom < 1) {
            return Optional.empty();
        }
        RealVector excess = new ArrayRealVector(freedom);
        RealMatrix variance = new Array2DRowRealMatrix(freedom, freedom);
        for (int day : days) {
            addDay(day, compared, excess, variance);
        }
        if (variance.getNorm() == 0) {
            return Optional.empty();
        }
        RealVector scaled = new SingularValueDecomposition(variance).getSolver().solve(excess);
        double chiSquared = excess.dotProduct(scaled);
        // nothing is drawn at random, so it needs no generator
        double p = 1 - new ChiSquaredDistribution(null, freedom).cumulativeProbability(chiSquared);
        return Optional.of(new LogRank(chiSquared, freedom, p));
    }

    /** Adds a day's answers beyond those expected were all groups alike, and their hypergeometric covariance. */
    private static void addDay(int day, List<WaitingGroup> groups, RealVector excess, RealMatrix variance) {
        long[] atRisk = groups.stream().mapToLong(group -> group.atRisk(day)).toArray();
        double n = Arrays.stream(atRisk).sum();
        double d = groups.stream().mapToLong(group -> group.answered().on(day)).sum();
        double spread = n > 1 ? d * (n - d) / (n - 1) : 0;
        for (int i = 0; i < excess.getDimension(); i++) {
            double share = atRisk[i] / n;
            excess.addToEntry(i, groups.get(i).answered().on(day) - d * share);
            for (int j = 0; j < excess.getDimension(); j++) {
                double other = atRisk[j] / n;
                variance.addToEntry(i, j, spread * share * ((i == j ? 1 : 0) - other));
            }
        }
    }
}
