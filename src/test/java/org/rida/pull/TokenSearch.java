package org.rida.pull;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for secrets as they are, and as bytes of a table or coded text would have them. */
final class TokenSearch {

    private static final int ALIGNMENTS = 3;

    private final List<String> needles = new ArrayList<>();
    private int looked;

    TokenSearch(String... secrets) {
        for (String secret : secrets) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            needles.add(secret);
            needles.add(HexFormat.of().formatHex(bytes));
            for (int before = 0; before < ALIGNMENTS; before++) {
                needles.add(coded(bytes, before));
            }
        }
    }

    /** As it stands in coded text behind so many other bytes: the signs that others have a part in are left out. */
    private static String coded(byte[] bytes, int before) {
        byte[] all = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, all, before, bytes.length);
        String coded = Base64.getEncoder().withoutPadding().encodeToString(all);
        return coded.substring(before == 0 ? 0 : before + 1, coded.length() - 1);
    }

    /** How many texts were looked through. */
    int looked() {
        return looked;
    }

    void in(String where, String text) {
        looked++;
        needles.forEach(needle -> assertThat(text.contains(needle)).as(where).isFalse());
    }

    void inLog(ILoggingEvent event) {
        in(
                "log of " + event.getLoggerName(),
                event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    /** Every row as text, in which bytes are hexadecimal. */
    void inTables(JdbcClient sql) {
        for (String table : sql.sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()) {
            looked++;
            for (String needle : needles) {
                assertThat(sql.sql("select count(*) from \"" + table + "\" t where position(:needle in t::text) > 0")
                                .param("needle", needle)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
        }
    }

    void inFiles(Path place, Path but) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> !each.startsWith(but))
                    .toList()) {
                in(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }
}
