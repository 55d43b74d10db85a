package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.springframework.web.util.HtmlUtils;

/** One system of digits on an Arabic page: European ones stand only in Latin text of its own, which is isolated. */
class DigitsOfPagesTest extends RunningConsole {

    private static final List<String> PAGES = List.of(
            "/",
            "/trends?measure=promise-kept&months=12&earlier=year&by=service&a=food&b=rent",
            "/trends?measure=satisfied-share:overall&channel=phone",
            "/turnaround?month=2026-10&by=department",
            "/respondents?month=2026-10",
            "/what-if?answers=-1&weeks=500",
            "/comments",
            "/sampling",
            "/watch",
            "/lineage?key=promise-kept&month=2026-10",
            "/rebases?series=promise-kept&month=2026-04",
            "/actions",
            "/follow-ups",
            "/rejected",
            "/drafts",
            "/views");

    private static final Pattern ISOLATED = Pattern.compile("[\u2066\u2068][^\u2066-\u2069]*\u2069");
    private static final Pattern APART = Pattern.compile(
            "(?s)<(script|style|textarea|pre|code|bdi|datalist)\\b.*?</\\1>|<(\\w+)[^>]*\\bdir=\"(?:ltr|auto)\"[^>]*>[^<]*</\\2>");
    private static final Pattern EUROPEAN = Pattern.compile("[^\\n]*[0-9][^\\n]*");

    @Test
    void noArabicPageMixesItsDigits() {
        TestClient officer = client(Role.QUALITY);
        Set<String> found = new LinkedHashSet<>();
        for (String address : PAGES) {
            String page = officer.get(address + (address.contains("?") ? "&" : "?") + "lang=ar")
                    .body();
            european(page).forEach(text -> found.add(address + ": " + text));
        }
        assertThat(found).isEmpty();
    }

    /** Of the texts of a page, and of what is read aloud instead of them. */
    private static Stream<String> european(String page) {
        String text =
                HtmlUtils.htmlUnescape(APART.matcher(page.substring(page.indexOf("<main"), page.indexOf("</main>")))
                        .replaceAll(" ")
                        .replaceAll("\\s(?:aria-label|placeholder|title|alt)=\"([^\"]*)\"", ">\n$1\n<")
                        .replaceAll("<[^>]*>", "\n"));
        return EUROPEAN.matcher(ISOLATED.matcher(text).replaceAll(" "))
                .results()
                .map(found -> found.group().strip());
    }
}
