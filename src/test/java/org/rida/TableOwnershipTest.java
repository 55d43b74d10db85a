package org.rida;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rida.TableOwnership.Sql;
import org.rida.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table is written by the package whose migration creates it; other packages read the views that this migration makes. */
class TableOwnershipTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path CODE = Path.of("src/main/java/org/rida");

    /** The owner is the first word of the name. */
    private static final Pattern MIGRATION = Pattern.compile("V\\d+__([a-z]+)(_\\w+)?\\.sql");

    private static final Pattern LITERAL = Pattern.compile(
            "\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"|'(?:\\\\.|[^'\\\\])+'|//[^\\n]*|/\\*.*?\\*/",
            Pattern.DOTALL);

    /** How a statement or a fragment of one begins, rather than a sentence. */
    private static final Pattern SQL = Pattern.compile(
            "\\s*(select|insert|update|delete|with|truncate|copy|lock|analyze|create|alter|drop|from|join|left|cross|where|and|union"
                    + "|exists|not exists)\\b.*",
            Pattern.DOTALL);

    @Test
    void packagesReadTablesOfOthersOnlyThroughTheirViews() throws IOException {
        assertThat(ownership().violations()).isEmpty();
    }

    @Test
    void everyViewHasAReader() throws IOException {
        assertThat(ownership().unreadViews()).isEmpty();
    }

    /** What the parser of the migrations missed would belong to nobody. */
    @Test
    void everyTableAndViewOfTheDatabaseHasAnOwner() throws IOException {
        TableOwnership ownership = ownership();

        assertThat(ownership.tables())
                .containsExactlyInAnyOrderElementsOf(
                        catalog(
                                """
                        select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'
                            and not starts_with(tablename, 'batch_') and not starts_with(tablename, 'qrtz_')
                            and not starts_with(tablename, 'int_')
                        """));
        assertThat(ownership.views())
                .containsExactlyInAnyOrderElementsOf(
                        catalog("select viewname from pg_views where schemaname = 'public'"));
    }

    @Test
    void whatIsNotAllowedIsFound() {
        List<Sql> migrations = List.of(
                new Sql(
                        "intake",
                        "V1",
                        """
                        create table request (no text primary key, file_id bigint); -- from episode
                        create table if not exists response (no text);
                        create view current_request as select * from request;
                        """),
                new Sql("tally", "V2", "create table episode (no text references request);"),
                new Sql("tally", "V3", "create index late on request (file_id); comment on table response is 'x'"),
                new Sql("batch", "V4", "create table batch_step (no text)"));
        assertThat(found(migrations, ""))
                .containsExactlyInAnyOrder("V2 reads request", "V3 writes request", "V3 writes response");

        assertThat(inTally("select e.* from episode e, request r where e.no = r.no"))
                .containsExactly("C reads request");
        assertThat(inTally("select (select max(no) from request) from episode")).containsExactly("C reads request");
        assertThat(inTally("with e as (select 1) select from e join episode on true, response"))
                .containsExactly("C reads response");
        assertThat(inTally("select jsonb_populate_record(null::request, :row)")).containsExactly("C reads request");
        assertThat(inTally("delete from episode e using request r")).containsExactly("C reads request");
        assertThat(inTally("delete from request")).containsExactly("C writes request");
        assertThat(inTally("insert into request (no) select no from episode")).containsExactly("C writes request");
        assertThat(inTally("truncate episode, request cascade")).containsExactly("C writes request");
        assertThat(inTally("update current_request set no = ''")).containsExactly("C writes current_request");
    }

    @Test
    void whatIsAllowedIsNot() {
        assertThat(inTally("select r.no as request from current_request r where request = :request for update"))
                .isEmpty();
        assertThat(
                        inTally(
                                "with request as materialized (select 1), response (no) as (select 2) select from request, response"))
                .isEmpty();
        assertThat(inTally("select 'from request', extract(day from received_on) from batch_step s"))
                .isEmpty();
        assertThat(inTally("insert into episode values ('') on conflict (no) do update set no = excluded.no"))
                .isEmpty();
        assertThat(inTally("create temp table request on commit drop as select from episode"))
                .isEmpty();
    }

    private static List<String> inTally(String code) {
        List<Sql> migrations = List.of(
                new Sql(
                        "intake",
                        "V1",
                        "create table request (no text); create table response (no text); create view current_request as select * from request"),
                new Sql("tally", "V2", "create table episode (no text)"),
                new Sql("batch", "V3", "create table batch_step (no text)"));
        return found(migrations, code);
    }

    private static List<String> found(List<Sql> migrations, String code) {
        return new TableOwnership(Set.of("intake", "tally"), migrations, List.of(new Sql("tally", "C", code)))
                .violations();
    }

    private static TableOwnership ownership() throws IOException {
        try (Stream<Path> packages = Files.list(CODE)) {
            return new TableOwnership(
                    packages.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .collect(Collectors.toSet()),
                    read(MIGRATIONS, TableOwnershipTest::migration),
                    read(CODE, TableOwnershipTest::literals));
        }
    }

    private static List<Sql> read(Path folder, Function<Path, List<Sql>> reader) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> reader.apply(file).stream())
                    .toList();
        }
    }

    private static List<Sql> migration(Path file) {
        String name = file.getFileName().toString();
        Matcher matcher = MIGRATION.matcher(name);
        assertThat(matcher.matches()).as(name).isTrue();
        return List.of(new Sql(matcher.group(1), name, content(file)));
    }

    private static List<Sql> literals(Path file) {
        Path path = CODE.relativize(file);
        return LITERAL.matcher(content(file))
                .results()
                .map(found -> found.group(1) != null ? found.group(1) : sentenceOrSql(found.group(2)))
                .filter(text -> !text.isEmpty())
                .map(text -> new Sql(path.getName(0).toString(), path.toString(), text))
                .toList();
    }

    private static String sentenceOrSql(@Nullable String literal) {
        return literal != null && SQL.matcher(literal).matches() ? literal : "";
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> catalog(String query) {
        return JdbcClient.create(TestDatabase.fresh())
                .sql(query)
                .query(String.class)
                .list();
    }
}
