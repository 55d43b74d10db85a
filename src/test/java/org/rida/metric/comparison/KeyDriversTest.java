package org.rida.metric.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.rida.ReferenceData;
import org.rida.metric.comparison.KeyDrivers.Driver;
import org.rida.metric.comparison.KeyDrivers.DriverRefusal;

class KeyDriversTest {

    private static final List<String> ASPECTS = List.of("procedures", "provider", "speed", "clarity", "access");

    /** R, means over all orders of lm(mpg ~ ...). */
    @Test
    void sharesAsInR() throws IOException {
        assertShares(
                mtcars("cyl", "disp", "hp", "wt", "qsec"),
                .20252540909,
                .18920451955,
                .15818551077,
                .25334240045,
                .04693907299);
        assertShares(mtcars("am", "vs", "cyl"), .1774891819, .2027032068, .3817849038);
    }

    private static void assertShares(RelativeImportance importance, double... expected) {
        List<Double> shares = importance.shares();
        for (int i = 0; i < expected.length; i++) {
            assertThat(shares.get(i)).isEqualTo(expected[i], within(5e-11));
        }
        assertThat(importance.rSquared()).isEqualTo(Arrays.stream(expected).sum(), within(1e-9));
    }

    private static RelativeImportance mtcars(String... columns) throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (NamedCsvRecord row : ReferenceData.csv("drivers/mtcars.csv")) {
            double[] values = new double[columns.length + 1];
            values[0] = Double.parseDouble(row.getField("mpg"));
            for (int i = 0; i < columns.length; i++) {
                values[i + 1] = Double.parseDouble(row.getField(columns[i]));
            }
            rows.add(values);
        }
        return new RelativeImportance(new Correlations(rows.toArray(double[][]::new)).ofAll());
    }

    /** Commons Math passes over the rows of a draw for each pair of columns; a column that never varies has no correlation. */
    @Test
    void correlationsOfADrawAsInCommonsMath() {
        double[][] rows = people(40, .6).toArray(double[][]::new);
        Arrays.stream(rows).forEach(row -> row[0] = Math.rint(row[0]));
        Random random = new Random(3);
        for (int draw = 0; draw < 20; draw++) {
            int[] drawn = random.ints(30, 0, rows.length).toArray();
            double[][] cases = Arrays.stream(drawn).mapToObj(one -> rows[one]).toArray(double[][]::new);
            double[][] correlations = new Correlations(rows).ofDrawn(drawn);
            double[][] expected =
                    new PearsonsCorrelation(cases).getCorrelationMatrix().getData();
            for (int i = 0; i < expected.length; i++) {
                assertThat(correlations[i]).containsExactly(expected[i], within(1e-12));
            }
        }
        double[][] constant = {{3, 5}, {4, 5}, {5, 5}};
        assertThat(new Correlations(constant).ofAll()[0]).containsExactly(1, Double.NaN);
    }

    @Test
    void aSeedGivesTheSameIntervals() {
        List<double[]> people = people(150, .6);
        KeyDrivers drivers = KeyDrivers.of(ASPECTS, people, 1);
        assertThat(drivers.refusal()).isEmpty();
        assertThat(drivers.n()).isEqualTo(150);
        assertThat(drivers.drivers()).extracting(Driver::aspect).containsExactlyElementsOf(ASPECTS);
        assertThat(drivers.drivers())
                .allSatisfy(d -> assertThat(d.interval().contains(d.share())).isTrue());
        assertThat(KeyDrivers.of(ASPECTS, people, 1)).isEqualTo(drivers);
        assertThat(KeyDrivers.of(ASPECTS, people, 2).drivers()).isNotEqualTo(drivers.drivers());
        assertThat(drivers.drivers().stream().mapToDouble(Driver::share).sum())
                .isEqualTo(drivers.rSquared(), within(1e-12));
    }

    @Test
    void refusedWithAReason() {
        List<double[]> people = people(100, .6);
        assertThat(KeyDrivers.of(ASPECTS, people, 1).refusal()).isEmpty();
        assertThat(KeyDrivers.of(ASPECTS, people.subList(1, 100), 1).refusal()).contains(DriverRefusal.TOO_FEW);
        List<double[]> gap = new ArrayList<>(people);
        gap.set(0, new double[] {3, 4, Double.NaN, 3, 3, 3});
        assertThat(KeyDrivers.of(ASPECTS, gap, 1).refusal()).contains(DriverRefusal.TOO_FEW);
        assertThat(KeyDrivers.of(ASPECTS, gap, 1).n()).isEqualTo(99);
        KeyDrivers same = KeyDrivers.of(ASPECTS, people(100, .01), 1);
        assertThat(same.refusal()).contains(DriverRefusal.SAME_ANSWERS);
        assertThat(same.rSquared()).isGreaterThan(.95);
        assertThat(same.drivers()).isEmpty();
        List<double[]> constant = people(100, .6);
        constant.forEach(row -> row[3] = 5);
        assertThat(KeyDrivers.of(ASPECTS, constant, 1).refusal()).contains(DriverRefusal.NO_VARIATION);
        assertThatThrownBy(() -> KeyDrivers.of(List.of("speed"), people, 1)).hasMessageContaining("2 scores");
    }

    /** Two aspects say the same, though overall does not follow from them. */
    @Test
    void refusedWhenAspectsSayTheSame() {
        List<double[]> people = people(120, .6);
        people.forEach(row -> row[5] = row[4]);
        KeyDrivers drivers = KeyDrivers.of(ASPECTS, people, 1);
        assertThat(drivers.refusal()).contains(DriverRefusal.SAME_ANSWERS);
        assertThat(drivers.rSquared()).isLessThan(.95);
    }

    private static List<double[]> people(int number, double noise) {
        Random random = new Random(21);
        List<double[]> people = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            double[] row = new double[6];
            for (int aspect = 1; aspect < 6; aspect++) {
                row[aspect] = 3 + random.nextGaussian();
                row[0] += row[aspect] / 5 * aspect;
            }
            row[0] += noise * random.nextGaussian();
            people.add(row);
        }
        return people;
    }
}
