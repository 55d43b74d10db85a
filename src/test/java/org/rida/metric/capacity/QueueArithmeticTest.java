package org.rida.metric.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rida.metric.capacity.ClearingForecastTest.evenly;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Golden values: examples of the R package NHSRwaitinglist at 0d85b691. */
class QueueArithmeticTest {

    private static QueueArithmetic queue(
            double received, double left, double answered, double open, PromiseTarget target) {
        return new QueueArithmetic(new QueueFlow(received, left, answered), open, target);
    }

    private static PromiseTarget weeks(int weeks, double factor) {
        return new PromiseTarget(weeks * 7, factor);
    }

    @Test
    void load() {
        assertThat(queue(30, 0, 27, 0, weeks(52, 4)).load().orElseThrow()).isEqualTo(1.111111, within(5e-7));
        assertThat(queue(30, 3, 27, 0, weeks(52, 4)).load()).hasValue(1);
        assertThat(queue(30, 3, 0, 0, weeks(52, 4)).load()).isEmpty();
    }

    @Test
    void targetQueue() {
        assertThat(queue(30, 0, 27, 0, weeks(52, 4)).targetQueue()).isEqualTo(390, within(1e-12));
        assertThat(queue(30, 0, 27, 0, weeks(50, 6)).targetQueue()).isEqualTo(250, within(1e-12));
        assertThat(queue(30, 0, 27, 0, PromiseTarget.ofDays(14)).targetQueue()).isEqualTo(15, within(1e-12));
    }

    @Test
    void reliefCapacity() {
        QueueArithmetic queue = queue(30, 0, 27, 1200, weeks(52, 4));
        assertThat(queue.reliefCapacity(26)).isEqualTo(61.153846, within(5e-7));
        assertThat(queue(32, 2, 27, 1206, weeks(52, 4)).reliefCapacity(26))
                .as("who leaves need not be answered")
                .isEqualTo(30 + (1206 - 416) / 26.0, within(1e-12));
        assertThatThrownBy(() -> queue.reliefCapacity(0)).hasMessageContaining("weeks above 0");
    }

    @Test
    void targetCapacity() {
        assertThat(queue(30, 0, 27, 0, weeks(52, 3)).targetCapacity(1.1, 1.2)).isEqualTo(30.076442, within(5e-7));
    }

    @Test
    void pressure() {
        assertThat(queue(30, 0, 27, 0, weeks(52, 4)).pressure(63 * 7)).isEqualTo(2.423077, within(5e-7));
    }

    @Test
    void openAfter() {
        assertThat(queue(30, 2, 25, 100, weeks(2, 4)).openAfter(8)).isEqualTo(124, within(1e-12));
        assertThat(queue(30, 2, 45, 100, weeks(2, 4)).openAfter(8)).isZero();
    }

    @Test
    void outOfRange() {
        assertThatThrownBy(() -> new PromiseTarget(0, 4)).hasMessageContaining("0 days");
        assertThatThrownBy(() -> new PromiseTarget(14, 0)).hasMessageContaining("factor 0.0");
        assertThatThrownBy(() -> new QueueFlow(1, -1, 1)).hasMessageContaining("left -1.0");
        assertThatThrownBy(() -> new QueueFlow(Double.NaN, 1, 1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new FlowHistory(List.of())).hasMessageContaining("none");
        assertThatThrownBy(() -> new QueueState(-1, List.of())).hasMessageContaining("-1 open");
        assertThatThrownBy(() -> new QueueState(1, List.of(-2L))).hasMessageContaining("[-2]");
    }

    /** Variance of 20, 24, 28 is 16, of 10, 20, 30 is 100. */
    @Test
    void ratesAndVariationOfTheHistory() {
        FlowHistory history = new FlowHistory(List.of(evenly(20, 1, 10), evenly(24, 2, 20), evenly(28, 6, 30)));
        assertThat(history.average().received()).isEqualTo(24, within(1e-12));
        assertThat(history.average().left()).isEqualTo(3, within(1e-12));
        assertThat(history.average().answered()).isEqualTo(20, within(1e-12));
        assertThat(history.variationOfDemand()).isEqualTo(Math.sqrt(16 / 24.0), within(1e-12));
        assertThat(history.variationOfCapacity()).isEqualTo(Math.sqrt(5), within(1e-12));
        FlowHistory still = new FlowHistory(List.of(evenly(0, 0, 0), evenly(0, 0, 0)));
        assertThat(still.variationOfDemand()).isEqualTo(1);
        assertThat(new FlowHistory(List.of(evenly(9, 0, 9))).variationOfCapacity())
                .isEqualTo(1);
    }

    /** The week of 2026-03-19 holds the holiday. */
    @Test
    void weeksOfOrdinaryDays() {
        LocalDate cutOff = LocalDate.of(2026, 4, 8);
        LocalDate holiday = LocalDate.of(2026, 3, 20);
        List<LocalDate> weeks = FlowHistory.ordinaryWeeks(cutOff.minusYears(1), cutOff, day -> !day.equals(holiday));
        assertThat(weeks)
                .hasSize(13)
                .isSorted()
                .endsWith(LocalDate.of(2026, 3, 12), LocalDate.of(2026, 3, 26), LocalDate.of(2026, 4, 2));
        assertThat(FlowHistory.ordinaryWeeks(cutOff.minusDays(6), cutOff, day -> true))
                .containsExactly(cutOff.minusDays(6));
        assertThat(FlowHistory.ordinaryWeeks(cutOff.minusDays(5), cutOff, day -> true))
                .isEmpty();
    }
}
