package org.rida.report.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.io.AtomicFile;
import org.rida.io.Sha256;
import org.rida.report.document.FigureSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.FileSystemUtils;

/**
 * Stores the documents of editions in the database, which is their only source. Where a folder for copies is configured, each
 * document is also written there once its edition is committed.
 */
@Repository
class DocumentRepository {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentRepository.class);

    private static final String INSERT =
            """
            insert into report_document (edition_id, state, language, format, name, sha256, content)
            values (:edition, :state, :language, :format, :name, :sha256, :content)
            """;

    /** Documents of an earlier state, such as drafts of an issued edition, remain and are not listed. */
    private static final String OF_EDITIONS =
            """
            select edition_id, d.document_id, d.language, d.format, d.name, octet_length(d.content) as bytes, d.sha256
            from report_document d join report_edition e using (edition_id)
            where edition_id = any(:editions) and d.state = e.state order by document_id
            """;

    private static final String CONTENT = "select content from report_document where document_id = :document";

    private final JdbcClient sql;
    private final @Nullable Path copies;

    /** @param copies folder with one folder a month; empty for no copies */
    DocumentRepository(JdbcClient sql, @Value("${rida.archive:}") String copies) {
        this.sql = sql;
        this.copies = copies.isBlank() ? null : Path.of(copies);
    }

    /** The documents of the edition's present state. */
    List<Document> documents(long edition) {
        return documents(List.of(edition)).getOrDefault(edition, List.of());
    }

    /** The documents of the editions' present states, by the number of the edition; without those that have none. */
    Map<Long, List<Document>> documents(List<Long> editions) {
        Map<Long, List<Document>> documents = new HashMap<>();
        sql.sql(OF_EDITIONS).param("editions", editions.toArray(Long[]::new)).query(row -> {
            documents
                    .computeIfAbsent(row.getLong("edition_id"), edition -> new ArrayList<>())
                    .add(new Document(
                            row.getLong("document_id"),
                            Language.of(row.getString("language")),
                            row.getString("format"),
                            row.getString("name"),
                            row.getLong("bytes"),
                            row.getString("sha256")));
        });
        return documents;
    }

    /** @throws ChangedDocument when the content is missing, or is not the one that was rendered */
    byte[] content(Document document) {
        return sql.sql(CONTENT)
                .param("document", document.id())
                .query((row, n) -> row.getBytes("content"))
                .optional()
                .filter(content -> Sha256.hex(content).equals(document.sha256()))
                .orElseThrow(() -> new ChangedDocument(document.name()));
    }

    /**
     * Renders documents into a temporary folder and stores them. Call it in a transaction.
     *
     * @param state draft or issued
     * @param version part of the documents' names: {@code draft-2}, {@code issued-17}
     * @param drawing renders the documents into the location and returns them
     * @throws Problem when a file cannot be written
     */
    void render(
            long edition,
            String state,
            FigureSet figures,
            String version,
            Function<DocumentLocation, List<DocumentFile>> drawing) {
        Path folder = temporaryFolder();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                copy(folder, figures.month());
            }

            @Override
            public void afterCompletion(int status) {
                delete(folder);
            }
        });
        drawing.apply(DocumentLocation.in(folder, figures, version)).forEach(file -> insert(edition, state, file));
    }

    /** The hash is stored beside the content, so that a change of either shows. */
    private void insert(long edition, String state, DocumentFile file) {
        byte[] content = read(file.path());
        sql.sql(INSERT)
                .param("edition", edition)
                .param("state", state)
                .param("language", file.language().code())
                .param("format", file.format())
                .param("name", file.name())
                .param("sha256", Sha256.hex(content))
                .param("content", content)
                .update();
    }

    /** Folder of the copies of a month's documents; empty when none is configured. */
    Optional<Path> copies(YearMonth month) {
        return Optional.ofNullable(copies).map(folder -> folder.resolve(month.toString()));
    }

    /** A copy that cannot be written is only logged: the document is stored. */
    private void copy(Path folder, YearMonth month) {
        Path copies = copies(month).orElse(null);
        if (copies == null) {
            return;
        }
        try {
            Path target = Files.createDirectories(copies);
            for (Path file : files(folder)) {
                try (AtomicFile copy = AtomicFile.ownerOnly(target.resolve(file.getFileName()))) {
                    Files.write(copy.unfinished(), Files.readAllBytes(file));
                    copy.commit();
                }
            }
        } catch (IOException e) {
            LOG.error("could not copy documents into {}", copies, e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (java.util.stream.Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("rida-documents");
        } catch (IOException e) {
            throw Problem.because(
                    e,
                    "problem.folder-not-writable",
                    "folder",
                    System.getProperty("java.io.tmpdir"),
                    "reason",
                    Problem.reason(e));
        }
    }

    /** A folder that cannot be deleted is only logged: it lies among the temporary files of the machine. */
    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("could not delete {}", folder, e);
        }
    }
}
