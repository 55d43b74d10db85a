package org.rida.metric;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Answers 0 to 10 to "would you recommend us".
 *
 * @param promoters number of answers of 9 or 10
 * @param passives number of answers of 7 or 8
 * @param detractors number of answers of 0 to 6
 */
public record NetPromoterScore(long promoters, long passives, long detractors) {

    public NetPromoterScore {
        if (promoters < 0 || passives < 0 || detractors < 0) {
            throw new IllegalArgumentException("net promoter score: expected counts, found %d, %d and %d"
                    .formatted(promoters, passives, detractors));
        }
    }

    public NetPromoterScore combine(NetPromoterScore other) {
        return new NetPromoterScore(
                promoters + other.promoters, passives + other.passives, detractors + other.detractors);
    }

    public long n() {
        return promoters + passives + detractors;
    }

    /** Empty when nobody answered. -100 to 100; not rounded. */
    public OptionalDouble value() {
        return n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * (promoters - detractors) / n());
    }

    /**
     * Empty when nobody answered. The adjusted Wald interval, which centres elsewhere than the score: three imagined
     * answers, a quarter of them detractors and a quarter promoters, are added. Cut off at -100 and 100.
     *
     * <p>Sauro and Lewis, Quantifying the User Experience.
     */
    public Optional<Interval> interval() {
        if (n() == 0) {
            return Optional.empty();
        }
        double adjusted = n() + 3.0;
        double p = (promoters + .75) / adjusted;
        double d = (detractors + .75) / adjusted;
        double centre = p - d;
        double width = Interval.Z * Math.sqrt((p + d - centre * centre) / adjusted);
        return Optional.of(new Interval(100 * Math.max(-1, centre - width), 100 * Math.min(1, centre + width)));
    }
}
