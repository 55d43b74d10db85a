package org.rida.console.views;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rida.i18n.Problem;
import org.rida.privacy.PiiMasking;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.InvalidUrlException;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * An address of a page that can be saved.
 *
 * @param parameters decoded, in the order of the address, none of them empty; without the language, which readers choose for
 *     themselves
 */
record ViewAddress(SavedPage page, MultiValueMap<String, String> parameters) {

    private static final String LANGUAGE = "lang";
    /** Parameters that name a month: without them a page shows the newest ones. */
    static final List<String> MONTHS = List.of("since", "from-month", "until", "month");

    /**
     * @param address path and query as in the browser
     * @throws Problem when no page that can be saved has it, or when personal data stand in it
     */
    static ViewAddress parse(String address) {
        UriComponents parts = parts(address);
        SavedPage page = SavedPage.ofPath(String.valueOf(parts.getPath()))
                .filter(found -> parts.getHost() == null)
                .orElseThrow(() -> Problem.of("views.problem.page"));
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        parts.getQueryParams().forEach((name, values) -> values.stream()
                .filter(value -> value != null && !decoded(value).isBlank() && !name.equals(LANGUAGE))
                .forEach(value -> parameters.add(decoded(name), decoded(value))));
        String text = String.join("\n", parameters.keySet()) + parameters.values();
        if (!PiiMasking.mask(text).equals(text)) {
            throw Problem.of("views.problem.personal");
        }
        return new ViewAddress(page, parameters);
    }

    /** The months that it always shows, whenever it is opened, in the order of time; empty for the newest ones. */
    List<YearMonth> fixedMonths() {
        return MONTHS.stream()
                .flatMap(name -> parameters.getOrDefault(name, List.of()).stream())
                .flatMap(month -> month(month).stream())
                .toList();
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The same page with the newest months, as many as the address says or as the page shows by itself. */
    ViewAddress withNewestMonths() {
        MultiValueMap<String, String> others = new LinkedMultiValueMap<>(parameters);
        MONTHS.forEach(others::remove);
        if (page == SavedPage.TRENDS && parameters.containsKey("since") && parameters.containsKey("until")) {
            List<YearMonth> fixed = fixedMonths();
            if (fixed.size() == 2 && !fixed.get(0).isAfter(fixed.get(1))) {
                others.set("months", Long.toString(ChronoUnit.MONTHS.between(fixed.get(0), fixed.get(1)) + 1));
            }
        }
        return new ViewAddress(page, others);
    }

    /** Encoded, as it is stored. */
    String query() {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        parameters.forEach((name, values) -> values.forEach(value -> query.queryParam(encoded(name), encoded(value))));
        String built = query.build(true).getQuery();
        return built == null ? "" : built;
    }

    /** Names and values, one by one. */
    List<Map.Entry<String, String>> entries() {
        return parameters.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> Map.entry(entry.getKey(), value)))
                .toList();
    }

    private static UriComponents parts(String address) {
        try {
            return UriComponentsBuilder.fromUriString(address).build();
        } catch (InvalidUrlException e) {
            throw Problem.because(e, "views.problem.page");
        }
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    // what is typed into a box is sent with plus signs for blanks
    private static String decoded(String text) {
        try {
            return UriUtils.decode(text.replace('+', ' '), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.because(e, "views.problem.page");
        }
    }
}
