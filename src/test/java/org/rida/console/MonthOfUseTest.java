package org.rida.console;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rida.Campaign;
import org.rida.RequiresProgram;
import org.rida.access.Role;
import org.rida.i18n.Language;
import org.rida.job.Await;
import org.rida.job.RunOperator;
import org.rida.job.run.Runs;
import org.rida.outbox.Outbox;
import org.rida.report.Reports;
import org.rida.report.edition.EditionRepository;
import org.rida.schedule.DueDrafts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every page, as each role sees it after a month of use: with backups, failed runs, corrections, rejected and dismissed
 * rows, uploads, messages, refused rules, reset limits and actions. Routes come from Spring, their parameters from the links
 * of the pages.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
// a database of its own, which other tests of the console need not find in use
@TestPropertySource(properties = {"rida.test=month-of-use", "rida.drafts.quality-officers=true"})
@DirtiesContext
class MonthOfUseTest extends RunningConsole {

    private static final int ADDRESSES_PER_ROUTE = 5;
    private static final int ADDRESSES_PER_ROLE = 3;
    private static final int DOCUMENTS_PER_ROUTE = 2;

    /** Has no divisor in common with the number of visits to a page, 4 to 12: all combinations take turns. */
    private static final int TURN = 5;

    /** A build walks every so many pages, each in one way. */
    private static final int PAGES = 3;

    private static final int WALK = Integer.getInteger("rida.console.walk", 0);

    private static final Set<String> NO_PAGES = Set.of("/error", "/login", "/activate");

    /** What no reader should meet, by its name. */
    private static final Map<String, Pattern> FAULTS = Map.of(
            "a missing message", Pattern.compile("\\?\\?"),
            "Java's toString", Pattern.compile("\\b[A-Z][A-Za-z]+\\[\\w+=|@[0-9a-f]{6,8}\\b|\\bOptional\\b"),
            "a name of Java", Pattern.compile("\\borg\\.(rida|springframework)\\.\\S*|\\b\\w+Exception\\b"),
            "the name of an enum constant", Pattern.compile("\\b[A-Z]{2,}(_[A-Z]+)+\\b"),
            "null", Pattern.compile("(^|[\\s=>(,])null\\b"),
            // {token} is what a person types in the address of a survey
            "a placeholder", Pattern.compile("\\{(?!token})\\w+[,}]"),
            "a cron expression", Pattern.compile("(?:^|\\s)\\d+ [\\d*/]+ [\\d*/]+ \\S+ [\\d*]+ \\S+"),
            "the name of a process", Pattern.compile("\\brida \\d+ [0-9a-f]{8}\\b"),
            "the code of a detail", Pattern.compile("(?m)^[a-z][A-Za-z-]*:$"),
            "the code of a feed", Pattern.compile("(?m)^(requests|responses|invitations|partner-requests)$"));

    private static final Pattern STATE = Pattern.compile(
            "(?m)^(completed|failed|stopped|started|waiting|missing|arrived|merged|done|refused|open|closed|overdue)$");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    RunOperator operator;

    @Autowired
    Reports reports;

    @Autowired
    EditionRepository archive;

    @Autowired
    Outbox outbox;

    @Autowired
    DueDrafts due;

    @Autowired
    Runs runs;

    @Value("${rida.jobs}")
    Path jobs;

    @Value("${rida.backup.folder}")
    Path backups;

    private TestClient administrator = stranger();
    private final Set<String> faults = new TreeSet<>();
    private final Map<PathPattern, Set<String>> documents = new HashMap<>();
    private Map<PathPattern, Set<String>> visited = Map.of();
    private final Map<PathPattern, Role> roles = new HashMap<>();

    @BeforeAll
    void monthOfUse() throws IOException {
        administrator = client(Role.ADMINISTRATOR);
        roles();
        new MonthOfUse(administrator, operator, reports, archive, outbox, sql, jobs).use();
        visited = crawl();
    }

    @Test
    void everyPageAnswersEveryRoleAndShowsTextForPeople() {
        assertThat(faults).isEmpty();

        Set<String> unvisited = pages().filter(page -> !visited.containsKey(page))
                .map(PathPattern::getPatternString)
                .collect(toCollection(TreeSet::new));
        assertThat(unvisited).as("pages to which no link leads").isEmpty();

        for (Role role : List.of(Role.BOARD, Role.QUALITY)) {
            TestClient client = client(role);
            visited.forEach((route, addresses) -> {
                boolean open = role.compareTo(roles.get(route)) >= 0;
                Set<Integer> answers = addresses.stream()
                        .limit(ADDRESSES_PER_ROLE)
                        .map(address -> client.get(address).statusCode())
                        .collect(toCollection(TreeSet::new));
                // to the board, whatever is not issued does not exist
                Set<Integer> drafts = role == Role.BOARD && open ? Set.of(404) : Set.of();
                answers.removeAll(drafts);
                if (!answers.equals(Set.of(open ? 200 : 403))) {
                    faults.add("%s %s: %s".formatted(role, addresses, answers));
                }
            });
        }
        assertThat(faults).isEmpty();
    }

    /** Each page once: in turn by another role, in the other language and at the other width; another walk begins elsewhere. */
    @Test
    @RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
    void everyPageIsFitForKeyboardFingerAndReader() {
        List<PageVisit> all = visits();
        Map<String, List<PageVisit>> ofPage = all.stream()
                .collect(Collectors.groupingBy(PageVisit::address, LinkedHashMap::new, Collectors.toList()));
        List<PageVisit> some = new ArrayList<>();
        ofPage.values().forEach(visits -> some.add(visits.get((WALK + some.size() * TURN) % visits.size())));
        assertThat(PageVisit.walk(base(), PASSWORD, Campaign.part(some, WALK % PAGES, PAGES)))
                .isEmpty();
    }

    @Test
    @Tag("campaign")
    @RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
    void everyPageIsFitInEachRoleLanguageAndWidth() {
        assertThat(PageVisit.walk(base(), PASSWORD, visits())).isEmpty();
    }

    /** Of each route the first documents that answer the role, and an address that leads nowhere. */
    private List<PageVisit> visits() {
        List<PageVisit> visits = new ArrayList<>();
        for (Role role : Role.values()) {
            TestClient client = client(role);
            Stream.concat(
                            pages().filter(documents::containsKey)
                                    .filter(route -> role.compareTo(roles.get(route)) >= 0)
                                    .flatMap(route -> documents.get(route).stream()
                                            .filter(address ->
                                                    client.get(address).statusCode() == 200)
                                            .limit(documents.get(route).size() > 3 ? DOCUMENTS_PER_ROUTE : 1)),
                            Stream.of(PageVisit.NOWHERE))
                    .forEach(address -> visits.addAll(PageVisit.inAllWays(role, address)));
        }
        return visits;
    }

    /** As many clicks as a person needs from the first page on; the last of each would change something and is not sent. */
    @Test
    @RequiresProgram({TestBrowser.CHROMIUM, TestBrowser.CHROMEDRIVER})
    void everydayWorkTakesFewClicks() throws IOException {
        Path known = Files.createTempDirectory("known").resolve("requests-2026-10.csv");
        Files.copy(Path.of("sample-data", "requests-2026-10.csv"), known);
        try (TestBrowser browser = TestBrowser.open(base())) {
            browser.width(1280);
            browser.logIn(Role.QUALITY.code(), PASSWORD, "en");
            browser.click(".waiting a[href^='/drafts/']");
            browser.until(d -> browser.has("#reason"));
            browser.type("reason", "read by the committee");
            if (browser.has("[name=asItIs]")) {
                // one more where the month has changed since it was drafted
                browser.click("[name=asItIs]");
            }
            assertThat(browser.unsent("form[action$='/issue'] button"))
                    .as("2 clicks issue")
                    .endsWith("/issue");

            browser.go("/");
            browser.click(".waiting a[href='/rejected']");
            browser.click(".table a[href^='/rejected/']:not([download])");
            assertThat(browser.unsent("form[action$='/correct'] button"))
                    .as("3 clicks correct")
                    .matches(".*/rejected/\\d+/\\d+/correct");

            browser.go("/");
            browser.click(".cards a[href^='/trends?measure=promise-kept&']");
            browser.until(d -> browser.has("#where"));
            assertThat(browser.address())
                    .as("the breakdown of the month that the card shows")
                    .containsPattern("until=20\\d\\d-\\d\\d");
            browser.choose("select[name=by]", "service");
            browser.until(d -> browser.address().contains("by=service"));
            browser.click("#where tbody a[href^='/lineage']");
            browser.click("main tbody a[href^='/requests']");
            browser.untilText("Course of the request"); // 4 clicks find a cause
        }
        try (TestBrowser browser = TestBrowser.open(base())) {
            browser.width(1280);
            browser.logIn(Role.ADMINISTRATOR.code(), PASSWORD, "en");
            assertThat(browser.unsent(".waiting form[action^='/drafts/due/'] button"))
                    .as("1 click runs a month that is due")
                    .containsPattern("/drafts/due/[a-z-]+/2026-\\d\\d");

            browser.go("/");
            browser.click("main a[href='/files']");
            browser.until(d -> browser.has("#file"));
            browser.send("file", known);
            browser.click("form[action='/files'] button");
            assertThat(browser.unsent("form[action$='/ingest'] button"))
                    .as("3 clicks import a file of a known form")
                    .endsWith("/ingest");
        }
    }

    private String base() {
        return "http://localhost:" + port;
    }

    /** Each count leads to the page that it counts. */
    @Test
    void theFirstPageSaysWhatWaitsForWhom() {
        String page = administrator.get("/?lang=en").body();

        assertThat(page)
                .containsPattern("href=\"/drafts\">\\d+ drafts? to issue<")
                .containsPattern("href=\"/drafts/\\d+\">[^<]+ – October 2026<")
                .containsPattern("href=\"/rejected\">\\d+ rows? to correct<")
                .containsPattern("href=\"/jobs\">\\d+ jobs? failed or late<")
                .containsPattern("href=\"/runs/\\d+\">Some report<")
                .containsPattern("href=\"/actions\">\\d+ actions? overdue or due within a week<")
                .containsPattern(
                        "(?s)href=\"/rejected\"[^>]*><span>Rejected rows</span> <span class=\"waiting-count\"");
        assertThat(client(Role.QUALITY).get("/?lang=en").body())
                .contains("to correct<")
                .doesNotContain("failed or late");
        assertThat(client(Role.BOARD).get("/?lang=en").body()).doesNotContain("What waits for you", "waiting-count");
    }

    /** Of two editions of a month it is told which one counts, and why the other does not any more. */
    @Test
    void aReplacedReportLeadsToItsCorrection() {
        String page = client(Role.BOARD).get("/?lang=en").body();
        String correction = all(
                        page,
                        "Replaced by a correction on [^<]+</span> <bdi>late answers</bdi> <a href=\"(/reports/\\d+)\">The edition in force")
                .get(0);
        assertThat(client(Role.BOARD).get(correction + "?lang=en").body()).contains("In force since", "late answers");
    }

    /** Who is late to be called is still to be called: both are said. */
    @Test
    void aCaseNamesItsStateAndWhetherItIsLate() {
        assertThat(administrator.get("/follow-ups?lang=en").body())
                .containsPattern("(?s)run\">To call<.*?state bad\">Overdue<")
                .doesNotContain("nobody answers");
        assertThat(administrator.get("/follow-ups?state=closed&lang=en").body()).contains("nobody answers");
    }

    /** What keeps all messages from being sent is said once. */
    @Test
    void whatMessagesWaitForIsSaidOnce() {
        String page = administrator.get("/messages?lang=en").body();
        assertThat(page.split(">waiting</span>")).hasSizeGreaterThan(2);
        assertThat(page.split("does not answer")).hasSize(2);
    }

    /** What changed by a correction is found from the page of the correction. */
    @Test
    void aCorrectionLeadsToItsComparison() {
        administrator.get("/?lang=en");
        String second = sql.sql(
                        "select max(edition_id) from report_edition where month = '2026-07-01' and state = 'issued'")
                .query(String.class)
                .single();
        assertThat(administrator.get("/reports/" + second).body())
                .contains("href=\"/drafts/" + second + "\">Compare with the other editions");
        assertThat(client(Role.BOARD).get("/reports/" + second).body()).doesNotContain("/drafts/");
    }

    /** What is saved is what the filters in the address select. */
    @Test
    void longListsAreFilteredAndSaved() {
        administrator.get("/?lang=en");

        assertThat(administrator.get("/files.csv?name=REQUESTS-2026-10").body().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("requests-2026-10.csv") && line.contains("Merged"));
        assertThat(administrator
                        .get("/files?name=requests-2026-10&state=refused")
                        .body())
                .contains("/files.csv?name=requests-2026-10&amp;state=refused")
                .doesNotContain("requests-2026-10.csv<");
        assertThat(administrator.get("/runs.csv?state=failed").body().lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.contains("Some report") && line.contains("Failed"));
        assertThat(administrator
                        .get("/audit.csv?action=schedule-paused")
                        .body()
                        .lines()
                        .skip(1))
                .hasSize(2)
                .allMatch(line -> line.contains("Eid"));
    }

    /** What is drafted already, what is not due in this month, and what reports the latest month by itself is not offered. */
    @Test
    void completeMonthsWithoutADraftAreOffered() {
        assertThat(due.list().stream().filter(draft -> !draft.again()))
                .extracting(DueDrafts.DueDraft::job, DueDrafts.DueDraft::month)
                .containsExactly(tuple("turnaround-by-department", YearMonth.of(2026, 10)));
        assertThat(client(Role.QUALITY).get("/?lang=en").body())
                .containsPattern("(?s)action=\"/drafts/due/turnaround-by-department/2026-10\".*?"
                        + "Draft October 2026: Turnaround by department<");
        assertThat(client(Role.BOARD).get("/?lang=en").body()).doesNotContain("/drafts/due/");
    }

    /** July was issued twice; a request of July that arrives now makes a third draft possible, with one click on the first page. */
    @Test
    void anOfficerDraftsAMonthAgainAfterItsDataChanged() throws Exception {
        TestClient officer = client(Role.QUALITY);
        String begin = "/drafts/due/monthly-board-report/2026-07";
        assertThat(officer.get("/?lang=en").body()).doesNotContain(begin);
        uploadLateRequest(officer);
        Await.until(Duration.ofMinutes(5), () -> officer.get("/?lang=en").body().contains(begin));
        assertThat(officer.get("/?lang=en").body())
                .contains(begin, "Draft July 2026 again: Beneficiary satisfaction and turnaround");
        assertThat(officer.get("/drafts?lang=en").body()).contains(begin, "the new draft is a correction");

        String shown = officer.post("/drafts", begin, Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String run = all(shown, "run=(\\d+)").get(0);
        assertThat(officer.get("/?lang=en").body()).as("while a run drafts it").doesNotContain(begin);
        assertThat(officer.post("/account", begin, Map.of()).headers().firstValue("Location"))
                .as("not twice")
                .hasValueSatisfying(to -> assertThat(to).endsWith("/drafts"));
        assertThat(officer.get("/drafts").body()).contains("Nothing is to be drafted for 2026-07");
        Await.until(
                Duration.ofMinutes(5),
                () -> runs.run(Long.parseLong(run)).state().isOver());

        String page = officer.get("/drafts?run=" + run).body();
        String draft = all(page, "href=\"(/drafts/\\d+)\">Draft \\d+ of “[^”]+” for July 2026<")
                .get(0);
        assertThat(officer.get(draft).body()).contains("Issue the correction", "Compared with");
        assertThat(page).contains("Completed").doesNotContain(begin, "/drafts/runs/" + run + "/stop");
        assertThat(officer.get("/runs/" + run).statusCode())
                .as("the run itself")
                .isEqualTo(403);
        assertThat(officer.post("/account", "/drafts/runs/" + otherRun() + "/stop", Map.of())
                        .statusCode())
                .as("a run that drafts nothing")
                .isEqualTo(404);
    }

    /** The file of July as it came, with one more line. */
    private void uploadLateRequest(TestClient officer) throws IOException {
        String file = Files.readString(Path.of("sample-data", "requests-2026-07.csv"));
        long columns = file.lines()
                .findFirst()
                .orElseThrow()
                .chars()
                .filter(c -> c == ',')
                .count();
        String late = file + "R-2607-9999,2026-07-06,aid,interview,rent,social-research,elderly,beneficiary"
                + ",".repeat((int) columns - 7) + "2026-08-01T23:30\n";
        String checked = officer.upload(
                        "/files", "/files", "file", "requests-2026-07-late.csv", late.getBytes(StandardCharsets.UTF_8))
                .body();
        officer.postFrom(checked, all(checked, "(/files/[0-9a-f]{32}/ingest)").get(0), Map.of("mapping", "requests"));
    }

    private long otherRun() {
        return runs.list(new Runs.RunSelection("used-backup", null, 1, 0))
                .get(0)
                .id();
    }

    @Test
    void editionsSayWhichIsInForceSinceWhenAndWhy() {
        String page = client(Role.BOARD).get("/?lang=en").body();

        assertThat(page).contains("Replaced by a correction on", "for the board", "In force since", "late answers");
    }

    @Test
    void aDryRunForetellsAFailureAndWhatWouldBeRemoved() {
        administrator.get("/jobs?lang=en");

        assertThat(administrator
                        .post("/account", "/jobs/used-report/preview", Map.of("parameter.month", "1990-01"))
                        .body())
                .contains("the draft fails. There are no data for");
        assertThat(administrator
                        .post("/account", "/jobs/used-report/preview", Map.of("parameter.month", "2026-10"))
                        .body())
                .doesNotContain("the draft fails");
        assertThat(administrator
                        .post("/account", "/jobs/retention-purge/preview", Map.of())
                        .body())
                .containsPattern(
                        "would remove (nothing: no data|the contents of \\d+ rejected rows?, \\d+ files? and \\d+ old runs?)");
    }

    @Test
    void aFileWithoutAnAcceptedRowIsNotCalledMerged() {
        String files = administrator.get("/files?lang=en").body();
        assertThat(all(files, "<span class=\"state bad\">([^<]+)</span>")).contains("All rows rejected");
        String file = all(files, "href=\"(/files/\\d+)\"><bdi>as it was.xlsx").get(0);
        assertThat(administrator.get(file).body())
                .contains("<dd>All rows rejected</dd>")
                .doesNotContain("<dd>Merged</dd>");
    }

    /** Not as a program writes them, which Arabic text turns round. */
    @Test
    void whyARunFailedNamesItsMonths() {
        assertThat(administrator.get("/runs?lang=ar&state=failed").body()).contains("لا توجد بيانات عن يناير ١٩٩٠");
        assertThat(administrator.get("/runs?lang=en&state=failed").body())
                .contains("There are no data for January 1990. The data cover July 2024 to 31 October 2026.");
    }

    @Test
    void chartsThatAreComparedHaveOneScale() {
        String page = administrator
                .get("/trends?lang=en&measure=promise-kept&by=channel&a=interview&b=website")
                .body();
        List<List<String>> scales =
                all(page.substring(page.indexOf("id=\"compare\"")), "(?s)on-wide\">(<svg.*?</svg>)").stream()
                        .map(svg -> all(svg, "<text[^>]*>(\\d+%)</text>"))
                        .toList();

        assertThat(scales).hasSize(2);
        assertThat(scales.get(0)).isNotEmpty().isEqualTo(scales.get(1));
    }

    @Test
    void attachmentsAreListedOneByOne() {
        String message = all(administrator.get("/messages?lang=en").body(), "(/messages/\\d+)\"[^>]*>Report<")
                .get(0);

        assertThat(administrator.get(message).body())
                .contains("<li><bdi>one.pdf</bdi></li>", "<li><bdi>two.pdf</bdi></li>");
    }

    @Test
    void theFirstPageIsInTheLanguageOfTheBrowser() {
        Map.of("en-GB,en;q=0.9,ar;q=0.8", "en", "ar-SA,en;q=0.5", "ar", "fr,en;q=0.5", "en", "fr", "ar")
                .forEach((accepted, language) -> assertThat(stranger()
                                .send(HttpRequest.newBuilder(stranger().at("/login"))
                                        .header("Accept", "text/html")
                                        .header("Accept-Language", accepted)
                                        .build())
                                .body())
                        .as(accepted)
                        .contains("<html lang=\"" + language + "\""));
    }

    private Map<PathPattern, Set<String>> crawl() {
        Map<PathPattern, Set<String>> visited = new HashMap<>();
        Deque<String> next = new ArrayDeque<>(pages().map(PathPattern::getPatternString)
                .filter(page -> !page.contains("{") && !page.contains("."))
                .toList());
        next.add("/rules?file=policy/clock.yaml");
        next.add("/trends?measure=promise-kept&by=channel&a=interview&b=website");
        next.add("/trends.csv?measure=promise-kept");
        next.add("/reports/1/en.html");
        Set<String> seen = new HashSet<>(next);
        while (!next.isEmpty()) {
            String address = next.poll();
            Optional<PathPattern> route = route(address);
            if (route.isEmpty()) {
                continue;
            }
            Set<String> those = visited.computeIfAbsent(route.get(), r -> new LinkedHashSet<>());
            if (those.size() == ADDRESSES_PER_ROUTE) {
                continue;
            }
            those.add(address);
            // what these pages ask for only while something lasts
            if (address.matches("/runs/\\d+")) {
                next.add(address + "/live");
            } else if (address.matches("/drafts/\\d+")) {
                next.add(address + "/issuing");
                next.add("/drafts/issue?draft=" + address.replaceFirst(".*/", ""));
            } else if (address.matches("/sampling/\\d+/csv")) {
                // asked for by a form, in which the address of the survey is entered
                next.add(address.replace("csv", "codes-ar"));
            }
            for (Language language : Language.values()) {
                HttpResponse<String> answer =
                        administrator.get(address + (address.contains("?") ? "&" : "?") + "lang=" + language.code());
                if (answer.statusCode() != 200) {
                    faults.add(address + ": " + answer.statusCode());
                    continue;
                }
                String type = answer.headers().firstValue("Content-Type").orElse("");
                if (!type.startsWith(MediaType.TEXT_HTML_VALUE) || address.matches("/reports/\\d+/.*")) {
                    break;
                }
                // what is saved as a file is no page
                if (answer.body().contains("<html")
                        && answer.headers().firstValue("Content-Disposition").isEmpty()) {
                    documents
                            .computeIfAbsent(route.get(), r -> new LinkedHashSet<>())
                            .add(address);
                }
                faultsIn(answer.body()).forEach(fault -> faults.add(address + " " + language.code() + ": " + fault));
                links(answer.body()).filter(seen::add).forEach(next::add);
            }
        }
        return visited;
    }

    private static Stream<String> links(String page) {
        return all(page, "(?:href|hx-get)=\"(/[^\"#]*)").stream()
                .map(HtmlUtils::htmlUnescape)
                .map(link -> link.replaceAll("[?&]lang=\\w\\w", ""))
                .filter(link -> !link.startsWith("/assets/"));
    }

    private static List<String> faultsIn(String page) {
        String text = HtmlUtils.htmlUnescape(page.replaceAll("(?s)<(script|style|textarea|pre|code)\\b.*?</\\1>", " ")
                .replaceAll("(?s)<ol class=\"difference\".*?</ol>", " ")
                .replaceAll("\\s(?:aria-label|placeholder|title)=\"([^\"]*)\"", ">\n$1\n<")
                .replaceAll("<[^>]*>", "\n"));
        List<String> found = new ArrayList<>();
        Map<String, Pattern> faults = new HashMap<>(FAULTS);
        if (page.contains("<html lang=\"ar\"")) {
            faults.put("the code of a state", STATE);
            LooseSigns.in(page).map(sign -> "a sign that moves: " + sign).forEach(found::add);
        }
        faults.forEach((name, pattern) -> {
            Matcher fault = pattern.matcher(text);
            if (fault.find()) {
                found.add(name + ": " + surroundings(text, fault.start(), fault.end()));
            }
        });
        Arrays.stream(text.split("[\\s:،,()]+"))
                .filter(MESSAGE_KEY)
                .findFirst()
                .ifPresent(key -> found.add("a message key: " + key));
        return found;
    }

    private static final Predicate<String> MESSAGE_KEY =
            ResourceBundle.getBundle("org.rida.i18n.messages", java.util.Locale.ENGLISH).keySet().stream()
                    .filter(key -> key.contains("."))
                    .collect(Collectors.toSet())::contains;

    private static String surroundings(String text, int from, int to) {
        return text.substring(Math.max(0, from - 40), Math.min(text.length(), to + 40))
                .replaceAll("\\s+", " ");
    }

    private Optional<PathPattern> route(String address) {
        PathContainer path = PathContainer.parsePath(address.replaceFirst("\\?.*", ""));
        return pages().filter(page -> page.matches(path)).findFirst();
    }

    private Stream<PathPattern> pages() {
        return mappings.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(info -> info.getPathPatternsCondition().getPatterns().stream())
                .filter(page -> !NO_PAGES.contains(page.getPatternString())
                        && !page.getPatternString().startsWith("/api/")
                        && !page.getPatternString().contains("v3/api-docs"))
                .sorted(PathPattern.SPECIFICITY_COMPARATOR);
    }

    private void roles() throws IOException {
        try (InputStream lines = RoutesTest.class.getResourceAsStream("routes.txt")) {
            new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("stranger"))
                    .map(line -> line.split("\\s+"))
                    .forEach(line -> roles.put(PathPatternParser.defaultInstance.parse(line[1]), Role.of(line[0])));
        }
    }
}
