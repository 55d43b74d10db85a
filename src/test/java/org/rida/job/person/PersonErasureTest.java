package org.rida.job.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.RidaApplication;
import org.rida.database.RestoreRecorder;
import org.rida.database.TestDatabase;
import org.rida.database.backup.Backup;
import org.rida.database.backup.BackupService;
import org.rida.database.backup.Restore;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.intake.invitation.InvitationList.ListedRequest;
import org.rida.intake.invitation.InvitationLists;
import org.rida.intake.key.NumberKind;
import org.rida.intake.key.PseudonymKeys;
import org.rida.intake.person.FoundRow;
import org.rida.job.RunOperator;
import org.rida.job.person.PersonDocument.PersonFormat;
import org.rida.job.person.Persons.FoundPerson;
import org.rida.job.person.Persons.PersonQuery;
import org.rida.job.run.RunResult;
import org.rida.report.Reports;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A beneficiary of the sample data who is everywhere: requests and their older versions, an answer with a comment, an invitation,
 * a rejected row, files that were read, refused, uploaded and that wait, a watch list that was issued, the log of runs, a backup.
 */
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PersonErasureTest {

    private static final String COUNTS =
            "select c::text from month_count c order by month, population, slice, value, bucket";

    private static final String ISSUED =
            """
            select string_agg(md5(figures::text) || figures_sha256, ',' order by edition_id)
            from report_edition where state = 'issued' and audience <> 'quality'
            """;

    private static final String ISSUED_DOCUMENTS =
            """
            select d.name || ' ' || d.sha256 || encode(sha256(d.content), 'hex') from report_document d join report_edition e using (edition_id)
            where e.audience <> 'quality' order by 1
            """;

    static @Nullable Path place;
    static @Nullable Backup older;

    @Autowired
    JdbcClient sql;

    @Autowired
    RunOperator operator;

    @Autowired
    Reports reports;

    @Autowired
    EditionRepository editions;

    @Autowired
    BackupService backups;

    @Autowired
    InvitationLists lists;

    @Autowired
    Persons persons;

    @Autowired
    PrivacyRequests requests;

    @Autowired
    PersonDocument documents;

    @Autowired
    PseudonymKeys keys;

    @DynamicPropertySource
    static void ownPlaces(DynamicPropertyRegistry properties) throws IOException {
        Path folder = StoredPerson.prepare();
        place = folder;
        properties.add("spring.datasource.url", TestDatabase::freshUrl);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("rida.data", () -> folder.resolve("data").toString());
        properties.add("rida.jobs", () -> folder.resolve("jobs").toString());
        properties.add("rida.archive", () -> folder.resolve("data/reports").toString());
        properties.add("rida.pull.hosts", () -> StoredPerson.SERVER);
        properties.add("rida.pull.private-hosts", () -> StoredPerson.SERVER);
        properties.add("rida.pull.secrets", () -> folder.resolve("secrets").toString());
        properties.add("rida.backup.folder", () -> folder.resolve("backups").toString());
    }

    private static Path at(String name) {
        return java.util.Objects.requireNonNull(place).resolve(name);
    }

    @Test
    @Order(1)
    void everywhereAPersonIsFound() throws IOException {
        older = stored().everywhere();

        FoundPerson found = persons.find(query("by phone"), StoredPerson.OFFICER);

        assertThat(found.rows())
                .extracting(FoundRow::place)
                .contains(
                        "request",
                        "request_history",
                        "response",
                        "response_history",
                        "invitation",
                        "drawn_request",
                        "rejected_row",
                        "file");
        assertThat(found.rows().stream()
                        .filter(row -> row.place().equals("file"))
                        .map(FoundRow::file))
                .contains(
                        "requests-2026-11-a.csv",
                        "requests-2026-11-broken.csv",
                        "upload.csv",
                        "requests-2026-11-waiting.csv",
                        "requests-2024-08.csv");
        assertThat(found.rows()).allSatisfy(row -> assertThat(row.line()).isPositive());
        assertThat(found.editions()).hasSize(1);
        assertThat(persons.find(new PersonQuery(StoredPerson.REQUEST, null, "r"), StoredPerson.OFFICER))
                .isEqualTo(found);
        assertThat(persons.find(new PersonQuery("S-8881", null, "r"), StoredPerson.OFFICER))
                .isEqualTo(found);
        assertThat(persons.find(
                        new PersonQuery("\u202bB\u0661\u0662\u0663\u0667\u0664 ", null, "r"), StoredPerson.OFFICER))
                .as("digits as people write them")
                .isEqualTo(found);
        assertThat(persons.find(new PersonQuery(StoredPerson.REQUEST, NumberKind.REQUEST, "r"), StoredPerson.OFFICER)
                        .requests())
                .as("one request alone")
                .isOne();
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource(
            delimiter = '|',
            value = {
                "B00000000 | Nothing is stored",
                "' ' | Enter the number",
                "x\"; drop table request; -- | Nothing is stored",
                "00012345678 | without its leading zeros there is 12345678",
                "12345678 | Several people",
                "erased-0123456789abcdef0123 | Enter the number",
            })
    void numbersThatAreNobodys(String number, String message) {
        assertThatThrownBy(() -> persons.erase(new PersonQuery(number, null, "reason"), StoredPerson.OFFICER))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.text().en()).contains(message));
        assertThatThrownBy(() -> persons.erase(new PersonQuery(StoredPerson.NUMBER, null, " "), StoredPerson.OFFICER))
                .isInstanceOf(Problem.class);
    }

    @Test
    @Order(3)
    void whatIsStoredIsHandedOut() {
        long asked = persons.receive(
                query("letter about " + StoredPerson.NUMBER),
                PrivacyRequest.RequestedAction.EXPORT,
                null,
                StoredPerson.OFFICER);

        FoundPerson found = persons.export(query("letter"), StoredPerson.OFFICER);

        for (PersonFormat format : PersonFormat.values()) {
            String text = new String(
                    documents.export(found, format, new Messages(Language.AR, DigitSystem.ARABIC_INDIC)),
                    StandardCharsets.UTF_8);
            assertThat(text)
                    .contains(
                            StoredPerson.REQUEST,
                            "R-2611-8882",
                            "S-8881",
                            StoredPerson.SENTENCE,
                            "requests-2026-11-a.csv");
        }
        assertThat(new String(
                        documents.export(found, PersonFormat.HTML, new Messages(Language.AR, DigitSystem.ARABIC_INDIC)),
                        StandardCharsets.UTF_8))
                .contains("dir=\"rtl\"", "رقم الطلب", "سجل مرفوض");
        PrivacyRequest request = requests.find(asked).orElseThrow();
        assertThat(request.isOpen()).isFalse();
        assertThat(request.due()).isEqualTo(request.received().plusDays(30));
        assertThat(request.reason()).isEqualTo("letter about ***");
    }

    @Test
    @Order(4)
    void nothingOfAnErasedPersonIsLeftButTheCounts() throws IOException {
        List<String> needles = needles();
        List<String> counts = sql.sql(COUNTS).query(String.class).list();
        String issued = sql.sql(ISSUED).query(String.class).single();
        List<String> issuedDocuments =
                sql.sql(ISSUED_DOCUMENTS).query(String.class).list();
        long rows = sql.sql("select count(*) from request").query(Long.class).single();
        assertThat(traces().inTables(sql, needles)).hasSizeGreaterThan(6);
        assertThat(traces().inFiles(needles))
                .hasSizeGreaterThan(9)
                .anyMatch(place -> place.contains("page-00001"))
                .anyMatch(place -> place.contains("fetched-20261028"));

        long id = persons.erase(query("letter of " + StoredPerson.NUMBER), StoredPerson.OFFICER);

        assertThat(traces().inTables(sql, needles)).isEmpty();
        assertThat(traces().inFiles(needles)).isEmpty();
        assertThat(at("data/pull/fetched/.parts"))
                .as("fetched again when somebody goes on")
                .doesNotExist();
        assertThat(Files.readString(at("fetched/fetched-20261028-000000.csv")))
                .as("the other's answer stays")
                .contains("S-9999");
        assertThat(sql.sql("select count(*) from request").query(Long.class).single())
                .isEqualTo(rows);
        assertThat(sql.sql(ISSUED).query(String.class).single()).isEqualTo(issued);
        assertThat(sql.sql(ISSUED_DOCUMENTS).query(String.class).list()).isEqualTo(issuedDocuments);
        for (Edition edition : editions.editions()) {
            edition.documents().forEach(editions::content);
        }
        assertThat(lists.requests(lists.newest(1).get(0).id()))
                .as("the other person stays on the list")
                .extracting(ListedRequest::token)
                .containsExactly("", "OTHERTOKEN");
        String certificate = requests.certificate(id).orElseThrow();
        assertThat(certificate).contains("\"request\"", "\"rejected_row\"", "\"files\"", "\"editions\"");
        needles.forEach(needle -> assertThat(certificate).doesNotContain(needle));
        assertThat(new String(
                        documents.certificate(
                                id, certificate, PersonFormat.HTML, new Messages(Language.EN, DigitSystem.EUROPEAN)),
                        StandardCharsets.UTF_8))
                .contains("Certificate of erasure", "Rejected row", "Removed from 1 watch list");
        assertThat(run("recount-all", "to compare").failures()).isEmpty();
        assertThat(sql.sql(COUNTS).query(String.class).list())
                .as("counted anew from what is left")
                .containsExactlyElementsOf(counts);
        assertThatThrownBy(() -> persons.find(query("again"), StoredPerson.OFFICER))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.text().en()).contains("was erased"));
    }

    /** Files of others stay as they were, and the lines of their rows, too. */
    @Test
    @Order(5)
    void rowsOfOthersStayOnTheirLines() throws IOException {
        List<String> done = Files.readAllLines(at("inbox/done/requests-2026-11-a.csv"));

        assertThat(done).hasSize(5);
        assertThat(done.get(1)).isEmpty();
        assertThat(done.get(4) + "\n").isEqualTo(StoredPerson.OTHER);
        assertThat(sql.sql("select line_no from request where request_no = 'R-2610-8999'")
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    @Order(6)
    void whatArrivesLaterIsCountedWithoutThePerson() throws IOException {
        long before = sql.sql("select count(*) from request").query(Long.class).single();

        Files.setLastModifiedTime(at("inbox/requests-2026-11-waiting.csv"), FileTime.from(Instant.EPOCH));
        stored().inbox(
                        "requests-2026-11-later.csv",
                        StoredPerson.HEADER + StoredPerson.REQUEST
                                + ",2026-10-10,aid,phone,food,programmes,widow,beneficiary,no,B12374,2026-11-09T10:00\n"
                                + StoredPerson.OTHER);
        stored().inbox(
                        "responses-2026-11-later.csv",
                        "response_no,request_no,answered_on,overall,comment\nS-8899," + StoredPerson.REQUEST
                                + ",2026-10-29,4," + StoredPerson.SENTENCE + "\n");
        assertThat(run("ingest-requests", "later files").failures()).isEmpty();
        assertThat(run("ingest-responses", "later files").failures()).isEmpty();

        assertThat(sql.sql("select count(*) from request").query(Long.class).single())
                .as("the newer version of the same request")
                .isEqualTo(before);
        assertThat(sql.sql("select count(*) from response where request_no = (select request_no from request"
                                + " where updated_at = '2026-11-09T10:00')")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        List<String> needles = List.of(StoredPerson.NUMBER, StoredPerson.REQUEST, StoredPerson.SENTENCE, "S-8899");
        assertThat(traces().inTables(sql, needles)).isEmpty();
        assertThat(traces().inFiles(needles)).isEmpty();
    }

    @Test
    @Order(7)
    void anOlderBackupDoesNotBringThemBack() throws IOException {
        List<String> needles = List.of(
                StoredPerson.NUMBER,
                StoredPerson.REQUEST,
                "R-2604-0262",
                StoredPerson.SENTENCE,
                keys.open().hash(StoredPerson.NUMBER));
        String url = TestDatabase.emptyUrl();
        Path data = Files.createDirectories(at("restored"));
        Files.copy(at("data/beneficiary.key"), data.resolve("beneficiary.key"));
        Restore.intoServer(
                java.util.Objects.requireNonNull(older).file(),
                url,
                "postgres",
                null,
                data,
                null,
                RestoreRecorder.NONE,
                notice -> {});
        JdbcClient restored = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        assertThat(traces().inTables(restored, needles)).hasSizeGreaterThan(6);

        start(url, data).close();

        assertThat(traces().inTables(restored, needles)).isEmpty();
        assertThat(restored.sql(ISSUED).query(String.class).single())
                .isEqualTo(sql.sql(ISSUED).query(String.class).single());
        assertThat(restored.sql("select count(*) from request where request_no like 'erased-%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(sql.sql("select count(*) from request where request_no like 'erased-%'")
                        .query(Long.class)
                        .single());
        long erasures = restored.sql("select count(*) from privacy_request where kind = 'erase'")
                .query(Long.class)
                .single();
        start(url, data).close();
        assertThat(restored.sql("select count(*) from privacy_request where kind = 'erase'")
                        .query(Long.class)
                        .single())
                .as("once")
                .isEqualTo(erasures)
                .isOne();
    }

    /** The documents that the backup brought back to the archive are those of the first database: its paths lead there. */
    private static ConfigurableApplicationContext start(String url, Path data) {
        SpringApplication application = new SpringApplication(RidaApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--rida.data=" + data,
                "--rida.jobs=" + at("jobs"),
                "--rida.pull.hosts=" + StoredPerson.SERVER,
                "--rida.pull.private-hosts=" + StoredPerson.SERVER,
                "--rida.pull.secrets=" + at("secrets"),
                "--rida.archive=" + data.resolve("reports"),
                "--rida.backup.folder=" + at("none"));
    }

    private static PersonTraces traces() {
        return new PersonTraces(java.util.Objects.requireNonNull(place));
    }

    private static PersonQuery query(String reason) {
        return new PersonQuery(StoredPerson.NUMBER, null, reason);
    }

    private StoredPerson stored() {
        return new StoredPerson(java.util.Objects.requireNonNull(place), operator, editions, reports, backups, lists);
    }

    private RunResult run(String job, String reason) {
        return stored().run(job, Map.of(), reason);
    }

    private List<String> needles() {
        List<String> needles = new ArrayList<>(List.of(
                StoredPerson.NUMBER,
                StoredPerson.SENTENCE,
                StoredPerson.TOKEN,
                "R-2611-8882",
                keys.open().hash(StoredPerson.NUMBER)));
        needles.addAll(sql.sql("select request_no from request where beneficiary_key = :key")
                .param("key", keys.open().hash(StoredPerson.NUMBER))
                .query(String.class)
                .list());
        needles.addAll(sql.sql("select response_no from response where request_no = any(:requests)")
                .param("requests", needles.toArray(String[]::new))
                .query(String.class)
                .list());
        assertThat(needles)
                .hasSizeGreaterThan(8)
                .contains(StoredPerson.REQUEST, "R-2604-0262", "S-8881", "S-2026-10-0001");
        return needles;
    }
}
