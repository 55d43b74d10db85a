package org.rida.database;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Replaces numbers of requests and responses by pseudonyms in every text of every table, whichever package owns it, the audit
 * log included: a table that is added later is searched, too. Columns and JSON keys that hold such numbers are compared as a
 * whole. In all other texts a number is replaced where it stands as a word, if it has at least {@value #MIN_LENGTH_IN_TEXT}
 * characters: shorter ones would be found in counts and years. Frozen figures are left out; see the package of reports.
 */
@Component
public class NumberReplacement {

    static final int MIN_LENGTH_IN_TEXT = 6;

    /** Columns that a foreign key of theirs changes by itself are left out. */
    private static final String COLUMNS =
            """
            select c.relname, a.attname, format_type(a.atttypid, null) as type
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
                and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                and format_type(a.atttypid, null) in ('text', 'character varying', 'json', 'jsonb')
                and c.relname <> 'flyway_schema_history' and not starts_with(c.relname, 'qrtz_')
                and not (c.relname = 'report_edition' and a.attname = 'figures')
                and not exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'
                    and a.attnum = any(f.conkey))
            order by c.relname, a.attnum
            """;

    /** Words of the length of a number, with the signs that numbers have within. */
    private static final String WORDS =
            """
            select distinct word[1] from (
                select regexp_matches(%1$s::text, '([[:alnum:]][[:alnum:]/_-]{4,}[[:alnum:]])', 'g') as word from %2$s) w
            """;

    private final JdbcClient sql;

    NumberReplacement(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Replaces within the caller's transaction.
     *
     * @param pseudonyms by number
     * @return changed rows by table, for tables with any
     */
    public Map<String, Long> replace(Map<String, String> pseudonyms) {
        Map<String, Long> changed = new LinkedHashMap<>();
        if (pseudonyms.isEmpty()) {
            return changed;
        }
        TextReplacements replacements = TextReplacements.of(pseudonyms);
        columns().forEach((table, columns) -> {
            long rows = replace(table, columns, replacements);
            if (rows > 0) {
                changed.put(table, rows);
            }
        });
        return changed;
    }

    /**
     * Words in texts of tables that hold no rows of people themselves, such as reasons in the audit log: how a number is found of
     * which only the hash is known.
     *
     * @param wanted asked for each different word of at least {@value #MIN_LENGTH_IN_TEXT} characters
     */
    public Set<String> words(Predicate<String> wanted) {
        Set<String> found = new HashSet<>();
        columns().forEach((table, columns) -> {
            if (columns.stream().noneMatch(TextColumn::isNumber)) {
                columns.forEach(
                        column -> sql.sql(WORDS.formatted(TextColumn.quoted(column.name()), TextColumn.quoted(table)))
                                .query(row -> {
                                    if (wanted.test(row.getString(1))) {
                                        found.add(row.getString(1));
                                    }
                                }));
            }
        });
        return found;
    }

    /** By table, from the catalog: nobody has to remember this class when a table is added. */
    private Map<String, List<TextColumn>> columns() {
        return sql
                .sql(COLUMNS)
                .query((row, n) -> new TextColumn(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(TextColumn::table, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * Within one table. Names come from the catalog, numbers are parameters.
     *
     * @return the most rows that were changed in one of its columns
     */
    private long replace(String table, List<TextColumn> columns, TextReplacements replacements) {
        List<String> conditions = columns.stream()
                .map(replacements::condition)
                .filter(c -> !c.isEmpty())
                .toList();
        String found = "select exists (select from " + TextColumn.quoted(table) + " where "
                + String.join(" or ", conditions) + ")";
        if (conditions.isEmpty()
                || !sql.sql(found)
                        .params(replacements.parameters())
                        .query(Boolean.class)
                        .single()) {
            return 0;
        }
        // some tables refuse every change of what people wrote, which here is the purpose
        sql.sql("alter table " + TextColumn.quoted(table) + " disable trigger user")
                .update();
        long rows = 0;
        for (TextColumn column : columns) {
            if (!replacements.condition(column).isEmpty()) {
                rows = Math.max(rows, replace(column, replacements));
            }
        }
        sql.sql("alter table " + TextColumn.quoted(table) + " enable trigger user")
                .update();
        return rows;
    }

    /**
     * Texts are changed here rather than in SQL, as words are told apart by Java's letters and JSON must stay JSON.
     * Rows are found again by their physical place, which nobody else can change within the transaction.
     */
    private long replace(TextColumn column, TextReplacements replacements) {
        String table = TextColumn.quoted(column.table());
        String name = TextColumn.quoted(column.name());
        if (column.isNumber()) {
            return sql.sql("update " + table + " set " + name + " = cast(:pseudonyms as jsonb) ->> " + name + " where "
                            + replacements.condition(column))
                    .params(replacements.parameters())
                    .update();
        }
        record FoundText(String place, String text) {}
        List<FoundText> rows = sql.sql("select ctid::text, " + name + "::text from " + table + " where "
                        + replacements.condition(column))
                .params(replacements.parameters())
                .query((row, n) -> new FoundText(row.getString(1), row.getString(2)))
                .list();
        UnaryOperator<String> change = column.isJson() ? replacements::inJson : replacements::inText;
        rows.forEach(row -> sql.sql("update " + table + " set " + name + " = cast(:text as " + column.type()
                        + ") where ctid = cast(:place as tid)")
                .param("text", change.apply(row.text()))
                .param("place", row.place())
                .update());
        return rows.size();
    }
}
