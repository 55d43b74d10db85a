package org.rida.console.analysis;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Months in addresses. Pages ignore one that is none and show another month, which they name; files refuse it. */
final class MonthInput {

    private MonthInput() {}

    /** The parameters with the earlier of both months as the first, whichever was given as that. */
    static MultiValueMap<String, String> ordered(MultiValueMap<String, String> parameters, String since, String until) {
        if (swapped(parameters, since, until).isEmpty()) {
            return parameters;
        }
        MultiValueMap<String, String> ordered = new LinkedMultiValueMap<>(parameters);
        ordered.set(since, parameters.getFirst(until));
        ordered.set(until, parameters.getFirst(since));
        return ordered;
    }

    /** Lets the page say that its months were given in the other order. */
    static void addSwapped(MultiValueMap<String, String> parameters, String since, String until, Model model) {
        model.addAttribute("swappedMonths", swapped(parameters, since, until));
    }

    /** The first month and the last one before it; none where they are in order. */
    private static List<YearMonth> swapped(MultiValueMap<String, String> parameters, String since, String until) {
        return month(parameters.getFirst(since))
                .flatMap(first ->
                        month(parameters.getFirst(until)).filter(first::isAfter).map(last -> List.of(first, last)))
                .orElse(List.of());
    }

    private static Optional<YearMonth> month(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(String::strip)
                    .filter(given -> !given.isEmpty())
                    .map(YearMonth::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * @param text null or empty for the default
     * @throws Problem when it is no month
     */
    static void check(@Nullable String text) {
        try {
            if (text != null && !text.isBlank()) {
                YearMonth.parse(text.strip());
            }
        } catch (DateTimeException e) {
            throw Problem.because(e, "rebases.problem.month", "found", text);
        }
    }
}
