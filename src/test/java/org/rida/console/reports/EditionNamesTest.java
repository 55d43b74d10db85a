package org.rida.console.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rida.access.Role;
import org.rida.console.RunningConsole;
import org.rida.console.TestClient;
import org.rida.console.TestEdition;
import org.rida.i18n.BilingualText;
import org.rida.policy.Dimension;
import org.rida.policy.Policy.Audience;
import org.rida.report.document.FigureSet.FigureSetPart;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.beans.factory.annotation.Autowired;

/** Under which words an edition, and what stands beside it, is shown: what is issued waits for nobody, and no two drafts look alike. */
class EditionNamesTest extends RunningConsole {

    private static final Pattern CURRENT = Pattern.compile("href=\"(/[a-z]*)\"[^>]*aria-current=\"page\"");
    private static final Pattern OTHER_LANGUAGE =
            Pattern.compile("<(\\w+)[^>]* lang=\"ar\"[^>]*>.*?</\\1>", Pattern.DOTALL);

    @Autowired
    EditionRepository editions;

    @Test
    void anIssuedEditionStandsUnderTheReports() {
        TestClient officer = client(Role.QUALITY);
        for (Edition edition : editions.editions()) {
            String page = officer.get("/drafts/" + edition.id() + "?lang=en").body();
            String crumb = page.substring(page.indexOf("class=\"crumb\""), page.indexOf("<h1"));

            assertThat(crumb.contains("Drafts to review"))
                    .as(edition.toString())
                    .isEqualTo(!edition.isIssued());
            assertThat(all(page, CURRENT.pattern())).isNotEmpty().containsOnly(edition.isIssued() ? "/" : "/drafts");
        }
    }

    @Test
    void theHeadingSaysFromWhatAnEditionDiffers() {
        Edition first = TestEdition.draft(editions, "differs", YearMonth.of(2018, 5), Audience.QUALITY);
        Edition second = TestEdition.withOtherHeadline(editions, first);
        TestClient officer = client(Role.QUALITY);
        Edition issued = editions.editions().stream()
                .filter(Edition::isIssued)
                .findFirst()
                .orElseThrow();
        Edition draft = editions.editions().stream()
                .filter(e -> e.report().equals(issued.report()) && e.month().equals(issued.month()) && !e.isIssued())
                .findFirst()
                .orElseThrow();

        assertThat(officer.get("/drafts/" + second.id() + "?lang=en").body())
                .contains("Differences from: Draft 1")
                .doesNotContain("Changes since last issue");
        assertThat(officer.get("/drafts/" + draft.id() + "?lang=en").body()).contains("Changes since last issue");
        assertThat(officer.get("/drafts/" + issued.id() + "?lang=en").body())
                .contains("Differences from: Draft " + draft.number());
    }

    @Test
    void draftsOfDepartmentsAreToldApart() {
        List<BilingualText> departments =
                List.of(new BilingualText("البرامج", "Programmes"), new BilingualText("المالية", "Finance"));
        for (BilingualText name : departments) {
            FigureSetPart part = new FigureSetPart(Dimension.DEPARTMENT, name.en(), name);
            TestEdition.draft(editions, "turnaround", YearMonth.of(2018, 6), Audience.QUALITY, part);
        }
        TestClient officer = client(Role.QUALITY);

        for (BilingualText name : departments) {
            assertThat(officer.get("/drafts?lang=en").body()).contains("turnaround · " + name.en() + " June 2018");
            assertThat(officer.get("/?lang=en&year=2018").body())
                    .contains("turnaround · " + name.en() + " June 2018", "<small>" + name.en() + "</small>");
            assertThat(officer.get("/?lang=ar&year=2018").body()).contains("turnaround · " + name.ar());
        }
    }

    /** What was entered in both languages is read in that of the page; what was not says in which it is. */
    @Test
    void actionsAreReadInTheLanguageOfThePage() {
        TestClient officer = client(Role.QUALITY);
        officer.post(
                "/actions",
                "/actions",
                Map.of(
                        "obstacle", "waiting",
                        "action", "لوحة جديدة عند الاستقبال",
                        "owner", "الاستقبال",
                        "due", "2026-12-01",
                        "series", "promise-kept"));

        for (String address : List.of("/?lang=en", "/actions?lang=en")) {
            String page = officer.get(address).body();
            assertThat(page)
                    .contains("The research committee meets twice a week instead of once")
                    .containsPattern("lang=\"ar\"[^>]*>لوحة جديدة عند الاستقبال<");
            String headings = String.join(
                    "\n", all(OTHER_LANGUAGE.matcher(page).replaceAll(""), "<(?:h2|th|dd|td)[^>]*>([^<]*)<"));
            assertThat(headings).doesNotContainPattern("\\p{IsArabic}");
        }
        assertThat(officer.get("/?lang=ar").body())
                .contains("تجتمع لجنة البحث مرتين في الأسبوع")
                .doesNotContain("meets twice a week");
    }
}
