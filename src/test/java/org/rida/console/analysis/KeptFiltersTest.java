package org.rida.console.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.policy.Dimension;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** What a page is filtered by stays in whatever leads from it to itself or to its files, and is seen on it. */
class KeptFiltersTest extends RunningConsole {

    /** These belong to a part of the page, and another selection may go without them. */
    private static final Set<String> BESIDE = Set.of("from", "by", "a", "b");

    /** The dimensions that analysis pages read, by page. */
    private static final Map<String, Set<String>> READ = Map.of(
            "/turnaround", codes(Dimension.AT_RECEIPT),
            "/watch", codes(Dimension.AT_RECEIPT),
            "/what-if", codes(Dimension.AT_RECEIPT),
            "/lineage", codes(List.of(Dimension.values())),
            "/trends", codes(List.of(Dimension.values())),
            "/comments", Set.of("channel", "service", "department"));

    private static final Pattern FORM = Pattern.compile("(?s)<form ([^>]*)>(.*?)</form>");
    private static final Pattern FIELD = Pattern.compile("<input [^>]*>|(?s)<select .*?</select>");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/comments?from-month=2026-08&until=2026-10&channel=phone&channel=website&service=food&words=a",
                "/comments?from-month=2026-08&until=2026-10&channel=phone&theme=waiting",
                "/watch?state=overdue&channel=phone&channel=website&department=family-care&order=-left",
                "/watch?stage=received&service=food",
                "/trends?measure=received&months=12&until=2026-09&channel=phone&channel=website&service=food&earlier=year",
                "/trends?measure=received&since=2026-01&until=2026-09&segment=orphan&by=channel&a=phone&b=website",
                "/turnaround?month=2026-09&channel=phone&channel=website&segment=orphan&by=service",
                "/what-if?answers=9.5&target=20&weeks=6&channel=phone&channel=website",
                "/lineage?key=received&since=2026-08&month=2026-09&channel=phone&channel=website",
                "/lineage?key=promise-kept&since=2026-08&month=2026-09&channel=phone&bucket=late&order=-received",
                "/lineage?key=received&month=2026-09&bucket=late&bucket=none-of-these",
                "/respondents?month=2026-09",
                "/messages?state=waiting&order=-enqueued",
                "/runs?job=monthly-board-report&state=completed&order=-requested",
                "/files?name=requests&state=merged&order=-name",
                "/audit?action=rows-viewed&actor=quality&subject=watch&order=-subject"
            })
    void everyFormAndLinkOfAPageKeepsWhatElseIsChosen(String address) {
        String page = client(Role.ADMINISTRATOR).get(address + "&lang=en").body();
        Set<String> chosen = pairs(address);
        String path = URI.create(address).getPath();
        String main = page.substring(page.indexOf("<main"), page.indexOf("</main>"));

        List<Set<String>> forms = new ArrayList<>();
        Matcher form = FORM.matcher(main);
        while (form.find()) {
            if (form.group(1).contains("method=\"get\"") && form.group(1).contains("action=\"" + path)) {
                forms.add(fields(form.group(2)));
            }
        }
        assertThat(forms).isNotEmpty().allSatisfy(fields -> assertThat(names(missing(chosen, fields)))
                .as("what a form of %s loses: %s", address, fields)
                .isSubsetOf(BESIDE));
        List<String> links = all(main, "href=\"(" + path + "(?:\\.[a-z]+)?\\?[^\"]*)\"");
        assertThat(links).allSatisfy(link -> assertThat(changed(missing(chosen, pairs(HtmlUtils.htmlUnescape(link)))))
                .as("what %s loses of %s", link, address)
                .hasSizeLessThanOrEqualTo(link.startsWith(path + "?") ? 1 : 0));
    }

    /** What another page reads, too, it is opened with; rows behind a figure have some of it in the key of the figure. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/turnaround?month=2026-09&channel=phone&channel=website&segment=orphan&party=beneficiary&kind=aid",
                "/trends?measure=received&until=2026-09&channel=phone&service=food",
                "/trends?measure=received&until=2026-09&channel=phone",
                "/what-if?channel=phone&segment=orphan",
                "/watch?channel=phone&segment=orphan&kind=aid",
                "/comments?channel=phone",
                "/lineage?key=received&month=2026-09&channel=phone"
            })
    void everyLinkToAnotherPageKeepsTheFiltersThatItReads(String address) {
        String page = client(Role.QUALITY).get(address + "&lang=en").body();
        String path = URI.create(address).getPath();
        String main = page.substring(page.indexOf("<main"), page.indexOf("</main>"));
        List<String> links = all(main, "href=\"(/[^\"]*)\"").stream()
                .map(HtmlUtils::htmlUnescape)
                .filter(link -> !URI.create(link).getPath().equals(path))
                .filter(link -> READ.containsKey(URI.create(link).getPath()))
                .toList();

        assertThat(links).allSatisfy(link -> {
            String linked = UriUtils.decode(link, StandardCharsets.UTF_8);
            Set<String> read = READ.get(URI.create(link).getPath());
            assertThat(pairs(address).stream().filter(pair -> read.contains(pair.substring(0, pair.indexOf('=')))))
                    .as("what %s keeps of %s", link, address)
                    .allMatch(linked::contains);
        });
        if (path.equals("/turnaround")) {
            assertThat(links)
                    .anyMatch(link -> link.startsWith("/watch?"))
                    .anyMatch(link -> link.startsWith("/what-if?"))
                    .anyMatch(link -> link.startsWith("/lineage?"));
        }
    }

    /** The month that was chosen is that of those who answered. */
    @Test
    void theRespondentsAreThoseOfTheChosenMonth() {
        TestClient officer = client(Role.QUALITY);
        assertThat(officer.get("/trends?until=2026-08").body()).contains("href=\"/respondents?month=2026-08\"");
        assertThat(officer.get("/trends").body()).contains("href=\"/respondents\"");
    }

    /** What the watch list is filtered by selects its rows. */
    @ParameterizedTest
    @ValueSource(strings = {"segment=orphan", "party=beneficiary", "kind=aid"})
    void theWatchListIsFilteredByEveryDimensionOfReceipt(String filter) {
        assertThat(rows("/watch.csv?lang=en&" + filter)).isPositive().isLessThanOrEqualTo(rows("/watch.csv?lang=en"));
        assertThat(rows("/watch.csv?lang=en&" + filter + "-none")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/comments", "/watch", "/trends", "/turnaround", "/what-if"})
    void whatAPageIsFilteredByIsShownAndEachValueCanBeTakenOut(String path) {
        String page = client(Role.QUALITY)
                .get(path + "?lang=en&channel=phone&channel=website&service=food&from=3")
                .body();
        List<String> chips = all(page, "<a class=\"chip\" href=\"([^\"]+)\"").stream()
                .map(HtmlUtils::htmlUnescape)
                .toList();

        assertThat(chips).hasSize(3).allMatch(chip -> chip.startsWith(path + "?"));
        assertThat(chips)
                .anyMatch(chip -> pairs(chip).equals(Set.of("channel=phone", "service=food")))
                .anyMatch(chip -> pairs(chip).equals(Set.of("channel=website", "service=food")))
                .anyMatch(chip -> pairs(chip).equals(Set.of("channel=phone", "channel=website")));
    }

    /** Two values of a dimension select the rows of either. */
    @Test
    void twoValuesSelectTheRowsOfBoth() {
        for (String list : List.of("/watch.csv?lang=en&", "/comments.csv?lang=en&from-month=2026-01&until=2026-10&")) {
            assertThat(rows(list + "channel=phone&channel=website"))
                    .as(list)
                    .isEqualTo(rows(list + "channel=phone") + rows(list + "channel=website"))
                    .isGreaterThan(rows(list + "channel=phone"));
        }
    }

    /** Each row of the table by theme says how many comments its link leads to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&channel=phone",
                "&channel=phone&theme=waiting",
                "&service=food&channel=website",
                "&words=%D9%85"
            })
    void theTableByThemeCountsWhatItsLinksShow(String filter) {
        TestClient officer = client(Role.QUALITY);
        String page = officer.get("/comments?lang=en&from-month=2026-08&until=2026-10" + filter)
                .body();
        Matcher row = Pattern.compile("(?s)<th scope=\"row\"><a href=\"(/comments[^\"]+)\".*?</tr>")
                .matcher(page);
        int rows = 0;
        while (row.find()) {
            String n = all(row.group(), "data-label=\"Answers\">([0-9,]+)<").get(0);
            String shown = officer.get(HtmlUtils.htmlUnescape(row.group(1)) + "&lang=en")
                    .body();
            assertThat(all(shown, "<h2>(?:(No|[0-9,]+)) comments?</h2>"))
                    .as(row.group(1))
                    .containsExactly(n.equals("0") ? "No" : n);
            rows++;
        }
        assertThat(rows).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/watch?lang=en&channel=phone",
                "/comments?lang=en&from-month=2026-01&until=2026-10",
                "/lineage?lang=en&key=received&month=2026-10"
            })
    void beyondTheLastRowTheLastPageIsShown(String address) {
        for (String from : List.of("9999", "2147483647")) {
            String page = client(Role.QUALITY).get(address + "&from=" + from).body();
            Matcher range = Pattern.compile("<span class=\"grey\">([0-9,]+)–([0-9,]+) of ([0-9,]+)</span>")
                    .matcher(page);
            if (range.find()) {
                assertThat(range.group(2)).as(address).isEqualTo(range.group(3));
            }
            assertThat(page).as(address).containsAnyOf("<th scope=\"row\"><a", "<li class=\"comment\">");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/comments, from-month, until",
        "/trends, since, until",
        "/lineage, since, month",
    })
    void monthsInTheOtherOrderAreSaidToBe(String path, String since, String until) {
        TestClient officer = client(Role.QUALITY);
        String swapped = officer.get("%s?lang=en&%s=2026-10&%s=2026-08".formatted(path, since, until))
                .body();
        String ordered = officer.get("%s?lang=en&%s=2026-08&%s=2026-10".formatted(path, since, until))
                .body();

        assertThat(swapped)
                .contains("October 2026 comes after August 2026: the months are shown in the order of time.");
        assertThat(ordered).doesNotContain("swapped-months");
        assertThat(all(swapped, "<option value=\"(2026-[0-9]+)\" selected"))
                .isEqualTo(all(ordered, "<option value=\"(2026-[0-9]+)\" selected"))
                .contains("2026-10");
        String file = "%s.csv?lang=en&key=received&measure=received&%s=2026-%s&%s=2026-%s";
        assertThat(officer.get(file.formatted(path, since, "10", until, "08")).body())
                .isEqualTo(officer.get(file.formatted(path, since, "08", until, "10"))
                        .body());
    }

    @Test
    void theHeadlineOfTheWatchListIsOfWhatIsShown() {
        TestClient officer = client(Role.QUALITY);
        String all = officer.get("/watch?lang=en").body();
        String open = all(all, "<p><span>([0-9,]+) open request").get(0);
        for (String filter : List.of("channel=phone", "state=overdue", "stage=received")) {
            String page = officer.get("/watch?lang=en&" + filter).body();
            long rows = rows("/watch.csv?lang=en&" + filter);

            assertThat(all(page, "<p><span>([0-9,]+) open request")).as(filter).containsExactly("" + rows);
            assertThat(page).contains("That is what is filtered, out of " + open + " open requests in all.");
        }
        assertThat(all).doesNotContain("That is what is filtered");
    }

    private long rows(String file) {
        return client(Role.QUALITY)
                .get(file)
                .body()
                .lines()
                .filter(line -> line.matches("(R-|\\d{4}-\\d\\d-\\d\\d,).*"))
                .count();
    }

    /** As a browser sends a form that nobody has touched. */
    private static Set<String> fields(String form) {
        Set<String> sent = new HashSet<>();
        Matcher field = FIELD.matcher(form);
        while (field.find()) {
            String tag = field.group();
            String name = tag.replaceAll("(?s).*?\\bname=\"([^\"]*)\".*", "$1");
            if (tag.startsWith("<input")) {
                sent.add(name + "=" + HtmlUtils.htmlUnescape(tag.replaceAll(".*\\bvalue=\"([^\"]*)\".*", "$1")));
            } else {
                Matcher selected =
                        Pattern.compile("<option value=\"([^\"]*)\" selected").matcher(tag);
                while (selected.find()) {
                    sent.add(name + "=" + HtmlUtils.htmlUnescape(selected.group(1)));
                }
            }
        }
        return sent;
    }

    private static Set<String> pairs(String address) {
        MultiValueMap<String, String> parameters =
                UriComponentsBuilder.fromUriString(address).build().getQueryParams();
        Set<String> pairs = new HashSet<>();
        parameters.forEach((name, values) -> values.forEach(value -> {
            if (value != null && !name.equals("lang")) {
                pairs.add(name + "=" + UriUtils.decode(value, StandardCharsets.UTF_8));
            }
        }));
        return pairs;
    }

    private static Set<String> codes(List<Dimension> dimensions) {
        return dimensions.stream().map(Dimension::code).collect(Collectors.toSet());
    }

    private static Set<String> missing(Set<String> chosen, Set<String> kept) {
        Set<String> missing = new HashSet<>(chosen);
        missing.removeAll(kept);
        return missing;
    }

    private static Set<String> names(Set<String> pairs) {
        Set<String> names = new HashSet<>();
        pairs.forEach(pair -> names.add(pair.substring(0, pair.indexOf('='))));
        return names;
    }

    /** The filters that a link changes: one, or it would lose another. */
    private static Set<String> changed(Set<String> missing) {
        Set<String> names = names(missing);
        names.removeAll(BESIDE);
        return names;
    }
}
