package org.rida.metric.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.ReferenceData;
import org.rida.metric.Interval;
import org.rida.metric.Share;
import org.rida.metric.comparison.FunnelLimits.FunnelPosition;

class FunnelLimitsTest {

    private static final Map<String, FunnelPosition> POSITIONS = Map.of(
            "High (0.001)", FunnelPosition.FAR_ABOVE,
            "High (0.025)", FunnelPosition.ABOVE,
            "Not significant", FunnelPosition.WITHIN,
            "Low (0.025)", FunnelPosition.BELOW,
            "Low (0.001)", FunnelPosition.FAR_BELOW);

    /** Public Health England's funnel of proportions: 303 areas, and limits at a hundred sizes. */
    @Test
    void limitsAndPositionsAsPublished() throws IOException {
        List<NamedCsvRecord> areas = ReferenceData.csv("funnel/prop_inputs.csv");
        double numerator =
                areas.stream().mapToDouble(row -> decimal(row, "numerator")).sum();
        double denominator =
                areas.stream().mapToDouble(row -> decimal(row, "denominator")).sum();
        FunnelLimits limits = FunnelLimits.around(numerator / denominator);
        assertThat(limits.baseline() * 100).isEqualTo(80.642448, within(5e-7));
        List<NamedCsvRecord> expected = ReferenceData.csv("funnel/prop_limits.csv");
        assertThat(expected).hasSize(100);
        for (NamedCsvRecord row : expected) {
            double n = decimal(row, "Population");
            assertInterval(limits.at95(n), decimal(row, "Lower2s0025limit"), decimal(row, "Upper2s0025limit"));
            assertInterval(limits.at998(n), decimal(row, "Lower3s0001limit"), decimal(row, "Upper3s0001limit"));
        }
        assertThat(areas).hasSize(303);
        for (NamedCsvRecord row : areas) {
            double n = decimal(row, "denominator");
            assertThat(limits.position(decimal(row, "numerator") / n, n))
                    .isEqualTo(POSITIONS.get(row.getField("significance")));
        }
    }

    private static void assertInterval(Interval interval, double low, double high) {
        assertThat(interval.low() * 100).isEqualTo(low, within(5e-7));
        assertThat(interval.high() * 100).isEqualTo(high, within(5e-7));
    }

    /** The limit is the share whose Wilson interval just holds the whole. */
    @Test
    void limitsTurnWilsonsIntervalRound() {
        Interval limits = FunnelLimits.around(.8).at95(50);
        assertThat(Interval.wilson(limits.low() * 50, 50).high()).isEqualTo(.8, within(1e-12));
        assertThat(Interval.wilson(limits.high() * 50, 50).low()).isEqualTo(.8, within(1e-12));
    }

    /** Four groups alike: chance explains them, and they stay without overdispersion. */
    @Test
    void noMoreThanChance() {
        FunnelLimits limits = FunnelLimits.of(List.of(new Share(40, 50), new Share(81, 100), new Share(79, 100)))
                .orElseThrow();
        assertThat(limits.phi()).isLessThan(1);
        assertThat(limits.tauSquared()).isZero();
        assertThat(limits.baseline()).isEqualTo(.8);
    }

    /**
     * By hand: whole .6; z = (.8 - .6)/s, 0, -(.2)/s with s^2 = .24/100, so 4.0825, 0, -4.0825; winsorised at type-7 quantiles
     * .8 of that: 3.266; phi = 2 x 10.6667 / 3 = 7.1111; weights 1/.0024, so tau^2 = (21.3333 - 2) / (1250 - 416.667).
     */
    @Test
    void beyondChance() {
        FunnelLimits limits = FunnelLimits.of(List.of(new Share(80, 100), new Share(60, 100), new Share(40, 100)))
                .orElseThrow();
        assertThat(limits.phi()).isEqualTo(64 / 9.0, within(1e-12));
        assertThat(limits.tauSquared()).isEqualTo((64 / 3.0 - 2) * .0024 / 2, within(1e-12));
        double width = Interval.Z * Math.sqrt(.0024 + limits.tauSquared());
        assertThat(limits.at95(100).low()).isEqualTo(.6 - width, within(1e-12));
        assertThat(limits.position(.8, 100)).isEqualTo(FunnelPosition.WITHIN);
        assertThat(FunnelLimits.around(.6).position(.8, 100)).isEqualTo(FunnelPosition.FAR_ABOVE);
    }

    @Test
    void nothingToCompare() {
        assertThat(FunnelLimits.of(List.of())).isEmpty();
        assertThat(FunnelLimits.of(List.of(new Share(4, 5), Share.NONE))).isEmpty();
        FunnelLimits all =
                FunnelLimits.of(List.of(new Share(5, 5), new Share(9, 9))).orElseThrow();
        assertThat(all.at998(5)).isEqualTo(new Interval(1, 1));
        assertThat(all.position(1, 5)).isEqualTo(FunnelPosition.WITHIN);
    }

    private static double decimal(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }
}
