package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rida.access.Actor;
import org.rida.access.Role;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.job.Await;
import org.rida.job.RunOperator;
import org.rida.report.Reports;
import org.rida.report.edition.Edition;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.MethodParameter;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A telephone number is typed into every field of every form and stands in the names of files that arrive in every way;
 * afterwards it is in no table, no document and no line of the log.
 */
class TypedPersonalDataTest extends RunningConsole {

    private static final String NUMBER = "0551236789";
    private static final String TYPED = "call 055 123 6789 (" + NUMBER + ") ٠٥٥١٢٣٦٧٨٩";
    private static final Pattern TRACE = Pattern.compile("(?:055|٠٥٥).?(?:123|١٢٣).?(?:6789|٦٧٨٩)");

    /** Fields that take one of few values, or a secret that is stored as a hash only. */
    private static final Map<String, String> VALID = Map.ofEntries(
            Map.entry("due", "2026-12-01"),
            Map.entry("day", "2026-11-01"),
            Map.entry("month", "2026-10"),
            Map.entry("role", "quality"),
            Map.entry("days", "5"),
            Map.entry("lang", "en"));

    /** They would end the session of this test or others, or change the rules that others read. */
    private static final Set<String> LEFT_OUT = Set.of(
            "/account/password", "/users/{name}/disable", "/users/{name}/role", "/login", "/logout", "/activate");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    RunOperator runs;

    @Autowired
    Reports reports;

    @Autowired
    Environment environment;

    private EncodedLog log;

    @Value("${rida.jobs}")
    Path jobs;

    @Value("${rida.archive}")
    Path copies;

    @TempDir
    Path inbox;

    @BeforeEach
    void listen() {
        log = new EncodedLog(environment);
    }

    @AfterEach
    void clean() throws IOException {
        log.close();
        Files.deleteIfExists(jobs.resolve("typed.yaml"));
    }

    @Test
    void noTypedNumberIsStoredShownOrLogged() throws Exception {
        TestClient administrator = client(Role.ADMINISTRATOR);
        LoggerFactory.getLogger("org.rida").error("{} failed", TYPED, new IOException(TYPED));
        Set<String> typedInto = typeIntoEveryForm(administrator);
        assertThat(typedInto)
                .contains("/actions", "/rebases", "/users", "/jobs/{job}/pause", "/rejected/{file:\\d+}/dismiss");
        upload(administrator);
        readInbox();
        List<Edition> drafts = reports.draft(
                new Reports.ReportRequest(
                        "board-monthly",
                        YearMonth.of(2026, 10),
                        List.of(Language.EN),
                        List.of("html"),
                        0,
                        BilingualText.EMPTY),
                path -> {});

        assertThat(drafts).isNotEmpty();
        assertThat(stored("***"))
                .as("what was typed is stored, masked")
                .contains("quality_action", "audit_entry", "source_file", "run");
        assertThat(tracesInTables()).isEmpty();
        assertThat(tracesIn(copies)).as("as in the copies of the documents").isEmpty();
        assertThat(log.text()).contains("xxx.csv: 1 rows read", "***").doesNotContainPattern(TRACE);
    }

    /** Posts the text as every field of every form of the console. */
    private Set<String> typeIntoEveryForm(TestClient client) {
        Set<String> typed = new TreeSet<>();
        String token = client.token("/account");
        mappings.getHandlerMethods().forEach((route, handler) -> {
            if (!route.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
                return;
            }
            for (String pattern : route.getPatternValues()) {
                if (!pattern.startsWith("/api/") && !LEFT_OUT.contains(pattern)) {
                    client.form("POST", address(pattern), fields(handler), token);
                    typed.add(pattern);
                }
            }
        });
        client.form(
                "POST",
                "/actions",
                Map.of(
                        "obstacle",
                        TYPED,
                        "action",
                        TYPED,
                        "owner",
                        TYPED,
                        "due",
                        "2026-12-01",
                        "series",
                        "promise-kept"),
                token);
        client.form("POST", "/rebases", Map.of("series", "open", "month", "2025-03", "reason", TYPED), token);
        client.form("POST", "/users", Map.of("name", "typed.colleague", "fullName", TYPED, "role", "quality"), token);
        client.form("POST", "/account/tokens", Map.of("name", TYPED, "days", "5"), token);
        return typed;
    }

    private static Map<String, String> fields(HandlerMethod handler) {
        Map<String, String> fields = new HashMap<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                String name = Objects.requireNonNull(parameter.getParameter().getName());
                fields.put(name, VALID.getOrDefault(name, TYPED));
            }
        }
        return fields;
    }

    /** Of variables in the path the number of something there is. */
    private String address(String pattern) {
        return pattern.replaceAll("\\{job}", "watch-list")
                .replaceAll("\\{name}", "typed.colleague")
                .replaceAll("\\{upload:[^}]*}", "0".repeat(32))
                .replaceAll("\\{file:[^}]*}", first("select min(file_id) from rejected_row where state = 'open'"))
                .replaceAll("\\{row:[^}]*}", first("select min(rejected_id) from rejected_row where state = 'open'"))
                .replaceAll("\\{\\w+(?::[^}]*)?}", "1");
    }

    private String first(String query) {
        return sql.sql(query).query(String.class).optional().orElse("1");
    }

    private void upload(TestClient client) throws Exception {
        byte[] requests = "request_no,received_on,kind,channel,party\nT-1,2026-10-01,aid,website,beneficiary\n"
                .getBytes(StandardCharsets.UTF_8);
        String checked = client.upload("/files", "/files", "file", "from 0551236789.csv", requests)
                .body();
        Matcher ingest = Pattern.compile("/files/[0-9a-f]{32}/ingest").matcher(checked);
        assertThat(ingest.find()).as(checked).isTrue();
        assertThat(checked).doesNotContainPattern(TRACE);
        client.postFrom(checked, ingest.group(), Map.of("mapping", "requests"));
        Await.until(Duration.ofMinutes(2), () -> client.get("/files").body().contains("from xxx.csv"));
        client.upload("/files", "/files", "file", "from 0551236789.pdf", requests);
        client.upload("/files", "/files", "file", "0551236789 broken.xlsx", requests);
    }

    /** A job reads a folder of files with such names, one of which is refused. */
    private void readInbox() throws IOException {
        Files.writeString(
                inbox.resolve("requests 055-123-6789.csv"),
                "request_no,received_on,kind,channel,party\nT-2,2026-10-02,aid,website,beneficiary\n");
        Files.writeString(inbox.resolve("requests-0551236789-wrong.csv"), "a,b\n1,2\n");
        Files.writeString(inbox.resolve("0551236789.txt"), "nobody reads this");
        Files.writeString(
                jobs.resolve("typed.yaml"),
                """
                title: {ar: مهمة, en: Some job}
                steps:
                  - ingest:
                      folder: "%s"
                      feeds:
                        - {files: "requests*.csv", mapping: requests}
                """
                        .formatted(inbox));
        runs.run("typed", Map.of(), new RunOperator.StartReason(Actor.console("test", "test"), TYPED));
    }

    /** The lines as the log file would hold them, which tests do not write. */
    private static final class EncodedLog extends AppenderBase<ILoggingEvent> {

        private final StructuredLogEncoder encoder = new StructuredLogEncoder();
        private final StringBuilder text = new StringBuilder();
        private final Logger root;

        EncodedLog(Environment environment) {
            LoggerContext context = new LoggerContext();
            context.putObject(Environment.class.getName(), environment);
            encoder.setContext(context);
            encoder.setFormat(environment.getRequiredProperty("logging.structured.format.file"));
            encoder.start();
            root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
            start();
            root.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            text.append(new String(encoder.encode(event), StandardCharsets.UTF_8));
        }

        String text() {
            return text.toString();
        }

        void close() {
            root.detachAppender(this);
        }
    }

    private List<String> tables() {
        return sql.sql(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list();
    }

    private Set<String> stored(String text) {
        return tables().stream()
                .filter(table -> rows(table).contains(text))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, String> tracesInTables() {
        Map<String, String> traces = new HashMap<>();
        for (String table : tables()) {
            Matcher trace = TRACE.matcher(rows(table));
            if (trace.find()) {
                String rows = rows(table);
                traces.put(
                        table,
                        rows.substring(Math.max(0, trace.start() - 200), Math.min(rows.length(), trace.end() + 100)));
            }
        }
        return traces;
    }

    private String rows(String table) {
        return sql.sql("select coalesce(string_agg(to_jsonb(t)::text, ' '), '') from \"" + table + "\" t")
                .query(String.class)
                .single();
    }

    private static List<Path> tracesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> TRACE.matcher(file + read(file)).find())
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
