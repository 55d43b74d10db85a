package org.rida.report.sentence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rida.i18n.Language;

/** Whether what the headline says it takes to keep the promise is so (METRICS, section 7), day by day from the requests. */
record CapacityChecks(History history, LocalDate cutOff) {

    /** Ramadan of 1446 and 1447 by Umm al-Qura, and the holidays of {@code jobs/policy/clock.yaml}. */
    private static final List<LocalDate[]> NOT_ORDINARY = List.of(
            span("2025-03-01", "2025-03-29"),
            span("2026-02-18", "2026-03-19"),
            span("2024-09-22", "2024-09-23"),
            span("2025-02-23", "2025-02-23"),
            span("2025-03-30", "2025-04-02"),
            span("2025-06-05", "2025-06-10"),
            span("2025-09-23", "2025-09-23"),
            span("2026-02-22", "2026-02-22"),
            span("2026-03-20", "2026-03-24"),
            span("2026-05-26", "2026-05-31"),
            span("2026-09-23", "2026-09-23"));

    private static LocalDate[] span(String first, String last) {
        return new LocalDate[] {LocalDate.parse(first), LocalDate.parse(last)};
    }

    /** Last days of the weeks. */
    private List<LocalDate> weeks() {
        List<LocalDate> ends = new ArrayList<>();
        for (LocalDate end = cutOff;
                ends.size() < 13 && !end.minusDays(6).isBefore(history.first().atDay(1));
                end = end.minusDays(7)) {
            LocalDate last = end;
            if (NOT_ORDINARY.stream().noneMatch(s -> !s[0].isAfter(last) && !s[1].isBefore(last.minusDays(6)))) {
                ends.add(end);
            }
        }
        return ends;
    }

    private interface DayOf {
        boolean isIn(Passage passage, LocalDate first, LocalDate last);
    }

    private long count(LocalDate end, DayOf day) {
        return history.passages().stream()
                .filter(p -> day.isIn(p, end.minusDays(6), end))
                .count();
    }

    private static boolean isIn(LocalDate day, LocalDate first, LocalDate last) {
        return day != null && !day.isBefore(first) && !day.isAfter(last);
    }

    private long[] sums() {
        long[] sums = {0, 0, 0, 0};
        for (LocalDate end : weeks()) {
            long received = count(end, (p, first, last) -> isIn(p.received(), first, last));
            long left = count(end, (p, first, last) -> !p.answered() && isIn(p.ended(), first, last));
            long answered = count(end, (p, first, last) -> p.answered() && isIn(p.ended(), first, last));
            sums[0] += received;
            sums[1] += left;
            sums[2] += answered;
            sums[3] += received + left + answered == 0 ? 1 : 0;
        }
        return sums;
    }

    /** Of a promise that was not met, where thirteen weeks with something in each, ten received and ten answered, bear it. */
    void checkSaid(List<String> kinds, long[] kept) {
        long[] sums = sums();
        assertThat(kinds.stream().anyMatch(kind -> kind.startsWith("capacity")))
                .as("what it takes")
                .isEqualTo(kept[1] >= 10
                        && kept[0] * 10 < kept[1] * 9
                        && weeks().size() == 13
                        && sums[0] >= 10
                        && sums[2] >= 10
                        && sums[3] == 0);
    }

    void check(Spoken said, Language language) {
        long[] sums = sums();
        double received = sums[0] / 91.0;
        double left = sums[1] / 91.0;
        double answered = sums[2] / 91.0;
        long open = history.passages().stream()
                .filter(p -> !p.received().isAfter(cutOff))
                .filter(p -> p.ended() == null || p.ended().isAfter(cutOff))
                .count();
        // two weeks of what comes, a quarter of it may wait; eight weeks to get there
        double needed = Math.max(0, received - left + (open - received * 14 / 4) / 56);
        assertThat(number(said, "received")).isCloseTo(received, within(.0500001));
        if (said.has("left")) {
            assertThat(number(said, "left")).isCloseTo(left, within(.0500001));
        }
        assertThat(number(said, "answered")).isCloseTo(answered, within(.0500001));
        assertThat(said.part("day")).isEqualTo(StatementChecks.dates(language).day(cutOff.plusDays(56)));
        assertThat(said.part("weeks")).startsWith("8 ");
        if (said.kind().equals("capacity")) {
            assertThat(number(said, "needed")).isCloseTo(needed, within(.0500001));
            assertThat(needed).as("more than are answered").isGreaterThan(answered);
            assertThat(said.part("needed")).isNotEqualTo(said.part("answered"));
        } else {
            assertThat(needed)
                    .as("not more than are answered, as far as a decimal shows")
                    .isLessThan(answered + .1);
            assertThat(needed < answered || oneDecimal(needed).equals(said.part("answered")))
                    .isTrue();
        }
    }

    private static String oneDecimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static double number(Spoken said, String part) {
        return Double.parseDouble(said.part(part));
    }
}
