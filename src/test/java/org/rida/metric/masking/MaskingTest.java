package org.rida.metric.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.metric.Share;
import org.rida.metric.masking.Masking.Before;

class MaskingTest {

    private static final int K = 5;

    @Test
    void aSecondCellHidesTheFirst() {
        Masking masking = Masking.maskingOf(Tables.line("all", Map.of("aid", 2L, "volunteers", 50L, "visits", 60L)), K);
        assertThat(masking).isEqualTo(new Masking(Set.of("aid"), Set.of("volunteers"), Set.of()));
        assertThat(masking.isAnyMasked(Set.of("visits", "all"))).isFalse();
        assertThat(masking.isAnyMasked(Set.of("visits", "aid"))).isTrue();
    }

    @Test
    void zerosAndLargeCountsAreShown() {
        Masking masking = Masking.maskingOf(Tables.line("all", Map.of("aid", 0L, "volunteers", 5L)), K);
        assertThat(masking).isEqualTo(new Masking(Set.of(), Set.of(), Set.of()));
    }

    /** 98 of 100: the two others are few, and the share gives them away. */
    @Test
    void shareTellsOnTheOthers() {
        Masking masking = Masking.maskingOf(Tables.share("satisfied", "answers", new Share(98, 100)), K);
        assertThat(masking).isEqualTo(new Masking(Set.of("satisfied/out"), Set.of("satisfied/in"), Set.of()));
    }

    /** Two and three make five: each would be known to lie between 1 and 4. */
    @Test
    void smallCellsDoNotHideEachOtherBehindASmallTotal() {
        Masking masking = Masking.maskingOf(Tables.line("all", Map.of("a", 2L, "b", 3L)), K);
        assertThat(masking).isEqualTo(new Masking(Set.of("a", "b"), Set.of("all"), Set.of()));
    }

    @Test
    void aGridNeedsARectangle() {
        Tables tables = grid(new long[][] {{2, 20, 30}, {40, 50, 60}, {70, 80, 90}});
        Masking masking = Masking.maskingOf(tables, K);
        assertThat(masking.primary()).containsExactly("g/r0/c0");
        assertThat(masking.secondary()).containsExactlyInAnyOrder("g/r0/c1", "g/r1/c0", "g/r1/c1");
        assertThat(masking.exposed()).isEmpty();
    }

    /**
     * The same month by kind and by channel, one cell of which is in both: masked in one, it is masked in the other.
     */
    @Test
    void siblingTablesAreLinked() {
        Tables kinds = Tables.line("all", Map.of("aid", 2L, "registration", 50L, "visits", 60L));
        Tables channels = Tables.line("registration", Map.of("phone", 20L, "letters", 30L));
        Masking masking = Masking.maskingOf(kinds.combine(channels), K);
        assertThat(masking.primary()).containsExactly("aid");
        assertThat(masking.secondary()).containsExactly("visits");
    }

    @Test
    void whatWasMaskedStaysMasked() {
        Tables tables = Tables.line("all", Map.of("aid", 20L, "visits", 30L, "calls", 40L));
        Masking masking = Masking.maskingOf(tables, K, new Before(Set.of(), Set.of("aid", "elsewhere")));
        assertThat(masking.secondary()).containsExactlyInAnyOrder("aid", "visits");
    }

    @Test
    void whatWasShownCannotHideAnything() {
        Tables tables = Tables.line("all", Map.of("aid", 2L, "visits", 30L));
        assertThat(Masking.maskingOf(tables, K, new Before(Set.of("visits"), Set.of()))
                        .secondary())
                .containsExactly("all");
        assertThat(Masking.maskingOf(tables, K, new Before(Set.of("visits", "all"), Set.of()))
                        .exposed())
                .containsExactly("aid");
        assertThat(Masking.maskingOf(tables, K, new Before(Set.of("aid"), Set.of()))
                        .exposed())
                .containsExactly("aid");
    }

    @Test
    void tablesMustAgree() {
        Tables one = Tables.line("all", Map.of("aid", 2L));
        assertThatThrownBy(() -> one.combine(Tables.line("other", Map.of("aid", 3L))))
                .hasMessage("cell \"aid\": expected one count, found 2 and 3");
    }

    /** Every range against a full enumeration of the whole numbers that agree with the totals shown. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void rangesAgreeWithEnumeration(long seed) {
        Random random = new Random(seed);
        long[][] n = random(random, 3, 3, 7);
        Set<String> masked = new TreeSet<>();
        for (int i = 0; i < 9; i++) {
            if (n[i / 3][i % 3] > 0 && random.nextInt(4) > 0) {
                masked.add(cell(i / 3, i % 3));
            }
        }
        Disclosure disclosure = new Disclosure(grid(n), masked);
        Map<String, long[]> expected = new Enumeration(n, masked, Integer.MAX_VALUE).ranges();
        for (String cell : masked) {
            assertThat(disclosure.span(cell)).as(cell).isCloseTo(span(expected, cell), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void nothingMaskedCanBeWorkedOut(long seed) {
        long[][] n = random(new Random(seed), 3, 4, 25);
        Tables tables = grid(n);
        Masking masking = Masking.maskingOf(tables, K);
        tables.cells().forEach((cell, count) -> assertThat(masking.primary().contains(cell))
                .isEqualTo(count > 0 && count < K));
        assertThat(masking.exposed()).isEmpty();
        Set<String> masked = new TreeSet<>(masking.primary());
        masked.addAll(masking.secondary());
        Map<String, long[]> ranges = new Enumeration(n, masked, K).ranges();
        masked.stream()
                .filter(ranges::containsKey)
                .forEach(cell -> assertThat(span(ranges, cell)).as(cell).isGreaterThanOrEqualTo(K));
    }

    /** A board table of 12 rows by 8 columns. */
    @Test
    void aLargeTableIsMaskedInTime() {
        Tables tables = grid(random(new Random(21), 12, 8, 40));
        Masking masking = Masking.maskingOf(tables, K);
        assertThat(masking.exposed()).isEmpty();
        assertThat(masking.secondary().size()).isLessThan(tables.cells().size() / 2);
    }

    private static double span(Map<String, long[]> ranges, String cell) {
        long[] range = Objects.requireNonNull(ranges.get(cell));
        return range[1] - range[0];
    }

    private static long[][] random(Random random, int rows, int columns, int bound) {
        long[][] n = new long[rows][columns];
        for (long[] row : n) {
            Arrays.setAll(row, i -> random.nextInt(4) == 0 ? random.nextInt(K) : random.nextInt(bound));
        }
        return n;
    }

    private static Tables grid(long[][] n) {
        Map<String, Map<String, Long>> rows = new TreeMap<>();
        for (int i = 0; i < n.length; i++) {
            for (int j = 0; j < n[i].length; j++) {
                rows.computeIfAbsent("r" + i, key -> new TreeMap<>()).put("c" + j, n[i][j]);
            }
        }
        return Tables.grid("g", rows);
    }

    private static String cell(int row, int column) {
        return "g/r" + row + "/c" + column;
    }

    /** All whole numbers, no further than some from the truth, that masked inner cells can have. */
    private static final class Enumeration {

        private final long[][] truth;
        private final long[][] guess;
        private final Set<String> masked;
        private final int reach;
        private final Map<String, long[]> ranges = new TreeMap<>();

        Enumeration(long[][] truth, Set<String> masked, int reach) {
            this.truth = truth;
            this.guess = new long[truth.length][truth[0].length];
            this.masked = masked;
            this.reach = reach;
        }

        Map<String, long[]> ranges() {
            guess(0);
            return ranges;
        }

        private void guess(int at) {
            int columns = truth[0].length;
            if (at == truth.length * columns) {
                record();
                return;
            }
            int row = at / columns;
            int column = at % columns;
            long n = truth[row][column];
            boolean open = masked.contains(cell(row, column));
            long most = Math.min(n + reach, sum(truth[row]) * truth.length);
            for (long value = open ? Math.max(1, n - reach) : n; value <= (open ? most : n); value++) {
                guess[row][column] = value;
                if (agrees(row, column)) {
                    guess(at + 1);
                }
            }
            guess[row][column] = 0;
        }

        private boolean agrees(int row, int column) {
            boolean lastColumn = column == truth[0].length - 1;
            boolean lastRow = row == truth.length - 1;
            return agrees("g/r" + row + "/*", sum(guess[row]), sum(truth[row]), lastColumn)
                    && agrees("g/*/c" + column, down(guess, column), down(truth, column), lastRow)
                    && agrees("g", all(guess), all(truth), lastRow && lastColumn);
        }

        private boolean agrees(String total, long guessed, long known, boolean complete) {
            return masked.contains(total) || (complete ? guessed == known : guessed <= known);
        }

        private void record() {
            for (int i = 0; i < truth.length; i++) {
                for (int j = 0; j < truth[0].length; j++) {
                    long value = guess[i][j];
                    if (masked.contains(cell(i, j))) {
                        ranges.merge(cell(i, j), new long[] {value, value}, (one, two) ->
                                new long[] {Math.min(one[0], two[0]), Math.max(one[1], two[1])});
                    }
                }
            }
        }

        private static long sum(long[] row) {
            return Arrays.stream(row).sum();
        }

        private static long down(long[][] n, int column) {
            return Arrays.stream(n).mapToLong(row -> row[column]).sum();
        }

        private static long all(long[][] n) {
            return List.of(n).stream().mapToLong(Enumeration::sum).sum();
        }
    }
}
