package org.rida.intake.suggestion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rida.intake.mapping.IsoDates;
import org.rida.intake.text.TextNormalizer;

/** Finds dates of which the day, the month and the year stand in columns of their own: titles that are the same but for these words. */
final class ThreeColumnDates {

    private static final Set<String> YEAR = Set.of("year", "yyyy", "سنه", "السنه", "عام", "العام");
    private static final Set<String> MONTH = Set.of("month", "mm", "شهر", "الشهر");
    private static final Set<String> DAY = Set.of("day", "dd", "يوم", "اليوم");

    private ThreeColumnDates() {}

    /**
     * @param values cells of each column
     * @return the column of a year to those of its month and its day
     */
    static Map<Integer, List<Integer>> in(List<String> titles, List<List<String>> values) {
        Map<Integer, List<Integer>> found = new LinkedHashMap<>();
        for (int year = 0; year < titles.size(); year++) {
            String rest = rest(titles.get(year), YEAR);
            if (rest == null || !are(values.get(year), 0, 2_200)) {
                continue;
            }
            int month = -1;
            int day = -1;
            for (int i = 0; i < titles.size(); i++) {
                boolean names = values.get(i).stream().allMatch(cell -> IsoDates.month(cell) > 0);
                if (rest.equals(rest(titles.get(i), MONTH)) && (names || are(values.get(i), 1, 12))) {
                    month = i;
                } else if (rest.equals(rest(titles.get(i), DAY)) && are(values.get(i), 1, 31)) {
                    day = i;
                }
            }
            if (month >= 0 && day >= 0 && !values.get(year).isEmpty()) {
                found.put(year, List.of(month, day));
            }
        }
        return found;
    }

    /** The other words of a title that has one of these; null for a title that has none. */
    private static @org.jspecify.annotations.Nullable String rest(String title, Set<String> words) {
        List<String> parts =
                new ArrayList<>(Arrays.asList(TextNormalizer.fold(title).split(" ")));
        return parts.removeIf(words::contains) ? String.join(" ", parts) : null;
    }

    /** The title as it would be if the date stood in the column of its year. */
    static String titleOfDate(String title) {
        String rest = rest(title, YEAR);
        boolean arabic = title.chars().anyMatch(c -> c >= 0x620 && c <= 0x64a);
        return rest == null ? title : arabic ? "تاريخ " + rest : rest + " date";
    }

    private static boolean are(List<String> cells, int least, int most) {
        return cells.stream()
                .map(TextNormalizer::latinDigits)
                .allMatch(cell ->
                        cell.matches("\\d{1,4}") && Integer.parseInt(cell) >= least && Integer.parseInt(cell) <= most);
    }
}
