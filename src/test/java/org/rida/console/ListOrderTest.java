package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.RequiresProgram;
import org.rida.access.Role;

/** Tables sort by numbers and days: long lists on the server, whose addresses have the order, others on the page. */
@RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
class ListOrderTest extends BrowserCase {

    private static final Pattern ORDERED = Pattern.compile("<a class=\"sort\" href=\"([^\"]+)\">");

    /** The longest figure of the sample; every column that offers an order is followed, and followed once more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/watch?lang=en",
                "/lineage?lang=en&key=promise-kept",
                "/files?lang=en",
                "/runs?lang=en",
                "/messages?lang=en",
                "/audit?lang=en"
            })
    void everyOrderThatAListOffersIsOneOfItsOwn(String address) {
        TestClient client = client(Role.ADMINISTRATOR);
        List<String> offered = orders(client.get(address).body());

        assertThat(offered).hasSizeGreaterThan(3).allMatch(link -> link.contains("order=") && !link.contains("from="));
        for (String link : offered) {
            String page = client.get(link).body();
            assertThat(page)
                    .as(link)
                    .contains("aria-sort=\"ascending\"", "<option value=\"" + order(link) + "\" selected");
            String turned = orders(page).get(offered.indexOf(link));
            assertThat(order(turned)).isEqualTo("-" + order(link));
            assertThat(client.get(turned).body()).as(turned).contains("aria-sort=\"descending\"");
        }
        assertThat(client.get(address + "&order=1;drop").body()).doesNotContain("aria-sort=");
    }

    @Test
    void theWatchListIsOrderedByNumbersOverAllItsPagesAndInItsFile() {
        TestClient officer = client(Role.QUALITY);
        List<Integer> late =
                daysLeft(officer.get("/watch?lang=en&order=left&state=overdue").body());
        List<Integer> onTheNextPage =
                daysLeft(officer.get("/watch?lang=en&order=left&from=50").body());
        List<Integer> inFile = officer.get("/watch.csv?lang=en&order=left")
                .body()
                .lines()
                .skip(1)
                .map(line -> Integer.valueOf(line.split(",")[5]))
                .toList();

        assertThat(late).hasSizeGreaterThan(10).isSorted();
        assertThat(inFile).isSorted().startsWith(late.toArray(Integer[]::new));
        assertThat(onTheNextPage).isEqualTo(inFile.subList(50, 50 + onTheNextPage.size()));
        assertThat(daysLeft(officer.get("/watch?lang=en&order=-left").body()))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void rowsBehindAFigureAreOnlyThoseCountedAsOneThing() {
        TestClient officer = client(Role.QUALITY);
        String all =
                officer.get("/lineage?lang=en&key=promise-kept&month=2026-10").body();
        Matcher chip = Pattern.compile("href=\"([^\"]+bucket=late[^\"]*)\"><bdi>[^<]+</bdi>: <span>(\\d+)<")
                .matcher(all);
        assertThat(chip.find()).isTrue();
        String late = chip.group(1).replace("&amp;", "&");

        String page = officer.get(late).body();
        assertThat(page).contains("aria-current=\"true\"");
        assertThat(Pattern.compile("<th scope=\"row\">").matcher(page).results())
                .hasSize(Integer.parseInt(chip.group(2)));
        assertThat(officer.get(late.replace("/lineage?", "/lineage.csv?"))
                        .body()
                        .lines()
                        .skip(1))
                .hasSize(Integer.parseInt(chip.group(2)))
                .allMatch(line -> line.contains("late"));
    }

    /** At a desk by the titles, on a telephone by a list; back and the other language keep the order. */
    @ParameterizedTest
    @ValueSource(strings = {"ar", "en"})
    void tablesSortByTheirNumbersAtEveryWidth(String language) {
        try (TestBrowser browser = browser()) {
            browser.width(1280);
            browser.logIn("quality", PASSWORD, language);
            browser.go("/watch?state=overdue");
            browser.click("thead a[href*='order=left']");
            browser.until(d -> browser.has("th[aria-sort=ascending]"));
            assertThat(browser.address()).isEqualTo("/watch?state=overdue&order=left");
            browser.click("a.language");
            browser.until(d -> browser.has("th[aria-sort=ascending]"));
            assertThat(browser.address()).contains("order=left", "state=overdue");
            browser.go("/trends?measure=promise-kept&by=service&lang=" + language);
            browser.until(d -> browser.has("#where thead button"));
            browser.click("#where thead th:nth-child(3) button");
            assertThat(browser.address()).contains("where.sort=2");
            assertThat(numbers(browser, "#where table.sorts", 2))
                    .hasSizeGreaterThan(2)
                    .isSorted();
            browser.width(390);
            browser.choose("#where .sort-by select", "-2");
            assertThat(numbers(browser, "#where table.sorts", 2)).isSortedAccordingTo(Comparator.reverseOrder());
            browser.picture("sorted-" + language + "-390");
            browser.go("/watch");
            browser.choose(".sort-by select", "-target");
            browser.until(d -> browser.address().contains("order=-target"));
            assertThat(browser.checks().violations()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.checks().overflow()).isZero();
        }
    }

    private static List<Double> numbers(TestBrowser browser, String table, int column) {
        Object cells = browser.script("return [...document.querySelectorAll('" + table + " tbody tr')]"
                + ".map(row => Number(row.cells[" + column + "].dataset.sort)).join()");
        return Pattern.compile(",")
                .splitAsStream(String.valueOf(cells))
                .map(Double::valueOf)
                .toList();
    }

    private static List<String> orders(String page) {
        List<String> links = new ArrayList<>();
        ORDERED.matcher(page)
                .results()
                .forEach(found -> links.add(found.group(1).replace("&amp;", "&")));
        return links;
    }

    private static String order(String link) {
        return link.replaceFirst(".*order=", "").replaceFirst("&.*", "");
    }

    private static List<Integer> daysLeft(String page) {
        return Pattern.compile(">(?:(\\d+) days? (late|left)|Last day)<")
                .matcher(page)
                .results()
                .map(found -> found.group(1) == null
                        ? 0
                        : Integer.parseInt(found.group(1)) * (found.group(2).equals("late") ? -1 : 1))
                .toList();
    }
}
