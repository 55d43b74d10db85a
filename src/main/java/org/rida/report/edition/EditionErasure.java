package org.rida.report.edition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rida.i18n.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removes single requests from the editions that list them: watch lists, which only quality officers read. Counts and the hash
 * at the moment of issue stay. Reports for other readers hold no single requests and are never touched.
 */
@Repository
public class EditionErasure {

    private static final String NAMING =
            """
            select edition_id, figures::text as figures from report_edition
            where audience = 'quality' and exists (
                select from unnest(cast(:numbers as text[])) n where position('"' || n || '"' in figures::text) > 0)
            order by edition_id
            """;

    private static final String UPDATE =
            "update report_edition set figures = cast(:figures as jsonb) where edition_id = :edition";

    private static final String DOCUMENTS =
            """
            select e.month, d.name from report_document d join report_edition e using (edition_id)
            where d.edition_id = any(:editions)
            """;

    private static final String DELETE_DOCUMENTS = "delete from report_document where edition_id = any(:editions)";
    private static final String NOTHING = "–";

    private final JdbcClient sql;
    private final DocumentRepository documents;
    private final JsonMapper json;

    EditionErasure(JdbcClient sql, DocumentRepository documents, JsonMapper json) {
        this.sql = sql;
        this.documents = documents;
        this.json = json;
    }

    /**
     * @param editions that listed the requests
     * @param rows how many lines of tables
     * @param documents how many were deleted, with their copies in folders, since they showed them
     */
    public record ErasedEditions(List<Long> editions, int rows, int documents) {}

    /** The editions with a table in which one of these requests is a row. */
    public List<Long> naming(Collection<String> requests) {
        return found(requests).stream().map(FoundEdition::edition).toList();
    }

    /**
     * Replaces the numbers in the tables of editions, and deletes the documents drawn from them, within the caller's
     * transaction.
     *
     * @throws Problem when a copy of a document cannot be deleted
     */
    public ErasedEditions erase(Collection<String> requests) {
        List<FoundEdition> found = found(requests);
        if (found.isEmpty()) {
            return new ErasedEditions(List.of(), 0, 0);
        }
        for (String table : List.of("report_edition", "report_document")) {
            // of issued editions, too
            sql.sql("alter table " + table + " disable trigger user").update();
        }
        Long[] editions = found.stream().map(FoundEdition::edition).toArray(Long[]::new);
        for (FoundEdition edition : found) {
            sql.sql(UPDATE)
                    .param("figures", json.writeValueAsString(edition.figures()))
                    .param("edition", edition.edition())
                    .update();
        }
        List<Optional<Path>> copies = sql.sql(DOCUMENTS)
                .param("editions", editions)
                .query((row, n) -> copy(row))
                .list();
        sql.sql(DELETE_DOCUMENTS).param("editions", editions).update();
        for (String table : List.of("report_edition", "report_document")) {
            sql.sql("alter table " + table + " enable trigger user").update();
        }
        copies.forEach(copy -> copy.ifPresent(EditionErasure::delete));
        return new ErasedEditions(
                List.of(editions), found.stream().mapToInt(FoundEdition::rows).sum(), copies.size());
    }

    /** @param figures without the numbers */
    private record FoundEdition(long edition, JsonNode figures, int rows) {}

    private List<FoundEdition> found(Collection<String> requests) {
        Set<String> numbers = Set.copyOf(requests);
        List<FoundEdition> found = new ArrayList<>();
        sql.sql(NAMING).param("numbers", numbers.toArray(String[]::new)).query(row -> {
            JsonNode figures = json.readTree(row.getString("figures"));
            int rows = removeLabels(figures, numbers);
            if (rows > 0) {
                found.add(new FoundEdition(row.getLong("edition_id"), figures, rows));
            }
        });
        return found;
    }

    /** The label of a row of a table is the number, in both languages. */
    private static int removeLabels(JsonNode node, Set<String> numbers) {
        int rows = 0;
        if (node.path("label") instanceof ObjectNode label
                && numbers.contains(label.path("ar").asString(""))
                && label.path("ar").equals(label.path("en"))) {
            label.put("ar", NOTHING);
            label.put("en", NOTHING);
            rows++;
        }
        for (JsonNode child : node) {
            rows += removeLabels(child, numbers);
        }
        return rows;
    }

    private Optional<Path> copy(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return documents
                .copies(YearMonth.from(row.getObject("month", LocalDate.class)))
                .map(folder -> folder.resolve(name));
    }

    private static void delete(Path document) {
        try {
            Files.deleteIfExists(document);
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", document, "reason", Problem.reason(e));
        }
    }
}
