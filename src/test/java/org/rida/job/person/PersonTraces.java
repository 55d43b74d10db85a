package org.rida.job.person;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks for a person wherever anything is stored: in each table and in each file of an installation, whichever package owns them, so
 * that a place that is added later is looked at, too.
 */
record PersonTraces(Path place) {

    /** Every column of text, JSON or bytes of every table, whichever package owns it. */
    List<String> inTables(JdbcClient database, List<String> needles) {
        String pattern = "(^|[^[:alnum:]])(" + String.join("|", needles) + ")($|[^[:alnum:]])";
        return database
                .sql(
                        """
                        select table_name || '.' || column_name || '.' || data_type from information_schema.columns
                            join information_schema.tables using (table_schema, table_name)
                        where table_schema = 'public' and table_type = 'BASE TABLE'
                            and data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea')
                        """)
                .query(String.class)
                .list()
                .stream()
                .filter(column -> {
                    String[] parts = column.split("\\.");
                    String text = parts[2].equals("bytea")
                            ? "encode(\"" + parts[1] + "\", 'escape')"
                            : '"' + parts[1] + "\"::text";
                    return database.sql("select exists (select from " + parts[0] + " where " + text + " ~ :pattern)")
                                    .param("pattern", pattern)
                                    .query(Boolean.class)
                                    .single()
                            || (column.equals("report_document.content.bytea") && inWorkbooks(database, needles));
                })
                .toList();
    }

    private boolean inWorkbooks(JdbcClient database, List<String> needles) {
        return database
                .sql("select content from report_document where format = 'xlsx'")
                .query((row, n) -> row.getBytes(1))
                .list()
                .stream()
                .anyMatch(workbook -> {
                    try {
                        Path file = Files.write(place.resolve("workbook.tmp"), workbook);
                        boolean found = contents(file).stream()
                                .anyMatch(text -> needles.stream().anyMatch(text::contains));
                        Files.delete(file);
                        return found;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** Every file of the installation but older backups, workbooks and archives unpacked. */
    List<String> inFiles(List<String> needles) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".backup.zip"))
                    .filter(file -> !file.startsWith(place.resolve("restored")))
                    .filter(file -> contents(file).stream()
                            .anyMatch(text -> needles.stream().anyMatch(text::contains)))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static List<String> contents(Path file) {
        List<String> contents = new ArrayList<>();
        try {
            byte[] bytes = Files.readAllBytes(file);
            contents.add(file.getFileName() + "\n" + new String(bytes, StandardCharsets.UTF_8));
            if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K') {
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    for (ZipEntry entry : zip.stream().toList()) {
                        contents.add(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }
}
