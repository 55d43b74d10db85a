package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Addresses of a page's other parts and files: with its selection, and without people in them. */
class PageAddressTest {

    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    @Test
    void aParameterIsReplacedAndEmptyOnesAreLeftOut() {
        parameters.put("month", new String[] {"2026-10"});
        parameters.put("service", new String[] {""});
        parameters.put("from", new String[] {"50"});

        assertThat(address("/watch").with("from", 100)).isEqualTo("/watch?month=2026-10&from=100");
        assertThat(address("/watch").with("from", "")).isEqualTo("/watch?month=2026-10");
        assertThat(address("/watch").file("/watch.csv")).isEqualTo("/watch.csv?month=2026-10");
    }

    @Test
    void theLanguageIsLeftToTheCookie() {
        parameters.put("lang", new String[] {"ar"});

        assertThat(address("/").with("month", "2026-10")).isEqualTo("/?month=2026-10");
    }

    /** Names and values come from whoever wrote the link: they stay one parameter each. */
    @Test
    void charactersWithAMeaningAreEncoded() {
        parameters.put("q", new String[] {"a&b=c #{x} ١"});
        parameters.put("{y}", new String[] {"1"});

        assertThat(address("/comments").with("from", 50))
                .isEqualTo("/comments?q=a%26b%3Dc%20%23%7Bx%7D%20%D9%A1&%7By%7D=1&from=50");
    }

    @Test
    void ofSeveralValuesTheFirstCountsAndOneWithoutValuesIsLeftOut() {
        parameters.put("month", new String[] {"2026-10", "2026-09"});
        parameters.put("none", new String[0]);

        assertThat(address("/").with("from", 1)).isEqualTo("/?month=2026-10&from=1");
    }

    @Test
    void personalNumbersDoNotStayInTheAddress() {
        parameters.put("q", new String[] {"0551234567"});
        parameters.put("month", new String[] {"2026-10"});
        assertThat(address("/comments").withoutPersonalData().with("from", 1))
                .isEqualTo("/comments?month=2026-10&from=1");

        PageAddress elsewhere = address("/persons/0551234567").withoutPersonalData();
        assertThat(elsewhere.path()).isEqualTo("/");
        assertThat(elsewhere.parameters()).isEmpty();
    }

    private PageAddress address(String path) {
        return new PageAddress(path, parameters, false);
    }
}
