package org.rida.console;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.Role;
import org.rida.command.CommandsInContext;
import org.rida.console.AuditedOperations.EntryPoint;
import org.rida.console.AuditedOperations.Operation;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Whatever changes or reveals something is in the audit log, with one and the same entry through whichever interface it was asked
 * for. Every route and every command is either driven or named as one that has nothing to record.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditedOperationsTest extends RunningConsole {

    private static final Set<String> TYPED = Set.of(
            "reason", "name", "user", "account", "actor", "recipient", "sender", "host", "folder", "file", "lines");
    private static final Set<String> SUBJECT_TYPED = Set.of("login-failed", "login-throttled", "audit-viewed");
    /** Words joined by dashes, names of constants, days and months of machines, and names with values. */
    private static final Pattern CODE = Pattern.compile(
            "(?<![\\w./-])[a-z]+(?:[-_][a-z0-9]+)+(?![\\w./])|\\b[A-Z]{2,}_[A-Z]+|STRATIFIED|\\d{4}-\\d{2}|[a-z]+=[a-z]");

    private static final Pattern CELL = Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    ConfigurableApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private AuditedOperations operations;

    private record Entry(String action, String subject, String outcome, String cause) {}

    @BeforeAll
    void prepare() throws IOException {
        operations = new AuditedOperations(this, context);
    }

    @AfterAll
    void clean() throws IOException {
        operations.clean();
    }

    @Test
    void everyRouteAndCommandIsRecordedOrHasNothingToRecord() {
        Set<String> driven = operations.all().stream()
                .flatMap(operation -> operation.entryPoints().stream())
                .map(EntryPoint::route)
                .filter(route -> !route.isEmpty())
                .collect(toCollection(TreeSet::new));
        Set<String> decided = new TreeSet<>(AuditedOperations.NOTHING_TO_RECORD);
        decided.addAll(driven);
        Set<String> all = new TreeSet<>(routes());
        CommandsInContext.names().forEach(name -> all.add("rida " + name));

        assertThat(decided).isEqualTo(all);
        assertThat(driven).doesNotContainAnyElementsOf(AuditedOperations.NOTHING_TO_RECORD);
    }

    @Test
    void everyActionThatTheLogOffersIsRecordedSomewhere() {
        Set<AuditAction> actions = new HashSet<>(AuditedOperations.ELSEWHERE);
        operations.all().forEach(operation -> actions.add(operation.action()));

        assertThat(actions).containsExactlyInAnyOrder(AuditAction.values());
    }

    /** What people typed, and what is named by them, is theirs; all else is in words, and times as people write them. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whatWasRecordedIsReadWithoutCodes() {
        for (String language : List.of("en", "ar")) {
            Messages words = new Messages(Language.of(language), DigitSystem.ARABIC_INDIC);
            Pattern typed = Pattern.compile(TYPED.stream()
                    .map(key -> Pattern.quote(words.format("audit.detail." + key)))
                    .collect(joining("|", "(?:", "): .*|[-+]\\d+ .*")));
            Set<String> typedSubjects = SUBJECT_TYPED.stream()
                    .map(action -> words.format("audit." + action))
                    .collect(toSet());
            List<String> told = new ArrayList<>();
            for (List<String> row : rows(client(Role.ADMINISTRATOR)
                    .get("/audit.csv?lang=" + language)
                    .body())) {
                for (String detail : row.get(6).split(" · ")) {
                    if (!typed.matcher(detail).matches() && !detail.contains("audited-")) {
                        told.add(row.get(4) + " | " + detail);
                    }
                }
                if (!row.get(5).contains(".")
                        && !row.get(5).contains("audited")
                        && !typedSubjects.contains(row.get(4))) {
                    told.add(row.get(4) + " | " + row.get(5));
                }
            }
            assertThat(told).hasSizeGreaterThan(50);
            assertThat(told.stream().filter(text -> CODE.matcher(text).find()).distinct())
                    .isEmpty();
        }
    }

    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : csv.split("\r?\n(?=\")|\r?\n(?=[^\"]*,)")) {
            Matcher cell = CELL.matcher(line);
            List<String> cells = new ArrayList<>();
            while (cell.find()) {
                cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1));
            }
            if (cells.size() >= 9) {
                rows.add(cells);
            }
        }
        return rows.subList(1, rows.size());
    }

    @TestFactory
    Stream<DynamicTest> leavesOneEntryThroughEachEntryPoint() {
        return operations.all().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.action().code() + " "
                                + operation.entryPoints().stream()
                                        .map(EntryPoint::route)
                                        .toList(),
                        () -> assertRecorded(operation)));
    }

    private void assertRecorded(Operation operation) {
        List<Entry> recorded = new ArrayList<>();
        for (EntryPoint entryPoint : operation.entryPoints()) {
            recorded.add(entry(operation.action(), entryPoint));
        }
        Entry first = recorded.get(0);
        assertThat(first.subject()).isEqualTo(operation.subject());
        if (operation.outcome() != null) {
            assertThat(first.outcome()).isEqualTo(operation.outcome().code());
        }
        assertThat(recorded).allMatch(first::equals);
    }

    private Entry entry(AuditAction action, EntryPoint entryPoint) {
        long before = sql.sql("select coalesce(max(entry_id), 0) from audit_entry")
                .query(Long.class)
                .single();
        entryPoint.call().run();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Entry> found = entries(before, action, entryPoint.kind());
        while (found.isEmpty() && System.nanoTime() < deadline) {
            AuditedGroup.pause();
            found = entries(before, action, entryPoint.kind());
        }
        assertThat(found).as("%s through %s", action, entryPoint.route()).hasSize(1);
        return found.get(0);
    }

    private List<Entry> entries(long after, AuditAction action, Actor.Kind kind) {
        return sql.sql(
                        """
                        select action, subject, outcome, coalesce(cause_en, '') as cause from audit_entry
                        where entry_id > :after and action = :action and actor_kind = :kind and outcome is not null
                        """)
                .param("after", after)
                .param("action", action.code())
                .param("kind", kind.code())
                .query((row, n) -> new Entry(
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("outcome"),
                        row.getString("cause")))
                .list();
    }

    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        mappings.getHandlerMethods().keySet().forEach(info -> {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            info.getPatternValues().forEach(pattern -> {
                if (methods.isEmpty()) {
                    routes.add(" " + pattern);
                }
                methods.forEach(method -> routes.add(method + " " + pattern));
            });
        });
        return routes;
    }
}
