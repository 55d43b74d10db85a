package org.rida.report.masking;

import org.rida.metric.masking.Masking;
import org.rida.metric.masking.Tables;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Period.PeriodKind;
import org.rida.policy.Policy.Audience;













import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** By hand, what {@link EarlierIssuesAttackTest} tries at random. */
class GuardTest {

    private static final int K = 5;
    private static final Map<Audience, Integer> SMALLEST = Map.of(Audience.BOARD, K);

    private static final FigureScope JULY = month(7);
    private static final FigureScope AUGUST = month(8);
    private static final FigureScope SEPTEMBER = month(9);
    private static final FigureScope QUARTER =
            FigureScope.of(new Period(PeriodKind.QUARTER, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 9, 30)));

    /**
     * The quarter's 30 are shown, July's 9 masked for another's sake. Nobody knows September yet, so August's 21 seem to leave July
     * anything from 1 to 9; but September's 0 will be shown whatever is masked then, and leave it nothing but 9.
     */
    @Test
    void aZeroThatIsToBeShownLaterIsTakenToBeKnown() {
        assertThat(august(Map.of(QUARTER, 30L, JULY, 9L, AUGUST, 21L, SEPTEMBER, 0L))
                        .isMasked("n"))
                .isTrue();
        assertThat(august(Map.of(QUARTER, 50L, JULY, 9L, AUGUST, 21L, SEPTEMBER, 20L))
                        .isMasked("n"))
                .isFalse();
    }

    /** Three of 53 are masked; were both other packs shown, as neither sees the other, they would be what is left. */
    @Test
    void packsDraftedAtTheSameTimeDoNotCountOnEachOtherToBeSilent() {
        List<String> departments = List.of("aid", "projects", "social");
        Map<String, Long> counts = Map.of("aid", 3L, "projects", 20L, "social", 30L);
        Family family = new Family(
                "answered",
                true,
                place -> Tables.cell("n", place.slice() == Dimension.ALL ? 53 : counts.getOrDefault(place.value(), 0L)));
        Published whole = new Published(List.of(), List.of(disclosed(family, JULY, Masking.NOTHING)));
        List<String> masked = departments.stream()
                .filter(department -> new Guard(Audience.BOARD, SMALLEST, whole, new Siblings(departments))
                        .review(family, JULY.in(Dimension.DEPARTMENT, department), K)
                        .isMasked("n"))
                .toList();
        assertThat(masked).containsExactly("aid", "projects");
    }

    private static Masking august(Map<FigureScope, Long> counts) {
        Map<String, Long> byDays = counts.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().prefix(), Map.Entry::getValue));
        Family family =
                new Family("answered", true, place -> Tables.cell("n", byDays.getOrDefault(place.prefix(), 0L)));
        Masking masked = new Masking(Set.of(), Set.of("n"), Set.of());
        List<Disclosed> out = Stream.of(disclosed(family, QUARTER, Masking.NOTHING), disclosed(family, JULY, masked))
                .toList();
        return new Guard(Audience.BOARD, SMALLEST, new Published(List.of(), out)).review(family, AUGUST, K);
    }

    private static Disclosed disclosed(Family family, FigureScope place, Masking masking) {
        return Disclosed.of(Audience.BOARD, family.name(), place, family.at(place), masking);
    }

    private static FigureScope month(int month) {
        return FigureScope.of(Period.month(YearMonth.of(2026, month)));
    }
}
