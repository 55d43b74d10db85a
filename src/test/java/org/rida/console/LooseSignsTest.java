package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.access.Role;
import org.springframework.web.util.HtmlUtils;

/**
 * Numbers with a sign on the Arabic pages of figures: every measure, in tables, drawings and sentences. What other pages show after a
 * month of use {@link MonthOfUseTest} reads.
 */
class LooseSignsTest extends RunningConsole {

    private static final List<String> PAGES = List.of(
            "/turnaround?month=2026-10&by=service",
            "/turnaround?month=2026-10&service=rent",
            "/respondents?month=2026-10",
            "/comments",
            "/what-if",
            "/sampling",
            "/trends?measure=satisfied-share:overall&by=channel&a=interview&b=website",
            "/trends?measure=promise-kept&earlier=before&months=3");

    @Test
    void noSignIsMovedBehindItsNumber() {
        TestClient officer = client(Role.QUALITY);
        Collection<String> addresses = new LinkedHashSet<>(PAGES);
        // every third with an earlier time beside it: the kinds of units take turns
        List<String> measures = measures(officer);
        for (int i = 0; i < measures.size(); i++) {
            addresses.add("/trends?measure=" + measures.get(i) + (i % 3 == 0 ? "&earlier=year" : "&by=service"));
        }
        addresses.add("/trends?measure=net-promoter:recommend&by=service");
        addresses.add("/trends?measure=expectation-gap&earlier=hijri&service=rent");
        Set<String> found = new LinkedHashSet<>();
        int signed = 0;
        for (String address : addresses) {
            String page = officer.get(address + (address.contains("?") ? "&" : "?") + "lang=ar")
                    .body();
            LooseSigns.in(page).forEach(sign -> found.add(address + ": " + sign));
            signed += (int)
                    Pattern.compile("\u2066[+−][٠-٩]").matcher(page).results().count();
        }
        assertThat(found).isEmpty();
        assertThat(signed).as("numbers with a sign").isGreaterThan(50);
    }

    /** A process limit of a count or of days is not shown below 0, whatever the formula gives. */
    @ParameterizedTest
    @CsvSource({"reopened", "open-oldest&service=rent"})
    void nothingIsCountedBelowZero(String measure) {
        assertThat(client(Role.QUALITY)
                        .get("/trends?lang=en&measure=" + measure)
                        .body())
                .contains("limits")
                .doesNotContainPattern("limits[^<]{0,20}[-−]\\d");
    }

    private static List<String> measures(TestClient officer) {
        String page = officer.get("/trends?lang=ar").body();
        String select =
                all(page, "(?s)(<select[^>]*name=\"measure\".*?</select>)").get(0);
        return all(select, "<option[^>]* value=\"([^\"]+)\"").stream()
                .map(HtmlUtils::htmlUnescape)
                .map(measure -> URLEncoder.encode(measure, StandardCharsets.UTF_8))
                .toList();
    }
}
