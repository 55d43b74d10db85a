package org.rida.console.reports;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a year in the list of reports.
 *
 * @param years that have a report which the user may see, latest first; a year without one is not offered, so that the choice
 *     tells nothing about drafts
 * @param chosen one of {@code years}; null for all of them
 */
public record ReportYears(List<Integer> years, @Nullable Integer chosen) {

    /**
     * @param months of the reports that the user may see
     * @param asked from the address; what is not one of the years means all of them, so that old links keep working
     */
    static ReportYears of(Collection<YearMonth> months, @Nullable String asked) {
        List<Integer> years = months.stream()
                .map(YearMonth::getYear)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        Optional<Integer> chosen =
                years.stream().filter(year -> year.toString().equals(asked)).findFirst();
        return new ReportYears(years, chosen.orElse(null));
    }

    /** Whether there is anything to choose: of a single year, all reports are those of the year. */
    public boolean isOffered() {
        return years.size() > 1;
    }

    /** Whether the reports of the month are listed. */
    boolean covers(YearMonth month) {
        return chosen == null || chosen == month.getYear();
    }
}
