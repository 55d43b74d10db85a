package org.rida.pull;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where each file that was fetched came from, and until when its feed is known. */
@Component
public class PulledFiles {

    private static final String INSERT =
            """
            insert into pulled_file (feed, origin, name, sha256, pulled_at, since, latest, pages, answers)
            values (:feed, :origin, :name, :sha256, :at, :since, :latest, :pages, :answers)
            """;

    /** Only of files whose rows are stored: what was fetched and refused is fetched again. */
    private static final String LATEST =
            """
            select max(p.latest) from pulled_file p
            where p.feed = :feed and p.origin = :origin and exists (select from merged_file m where m.sha256 = p.sha256)
            """;

    private static final String NEWEST =
            """
            select distinct on (feed) feed, origin, name, sha256, pulled_at, since, latest, pages, answers
            from pulled_file order by feed, pulled_id desc
            """;

    private final JdbcClient sql;

    PulledFiles(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A file that was fetched.
     *
     * @param origin address and form
     * @param name of the file
     * @param at when the pull began
     * @param since from when on answers were asked for; null for all
     * @param latest when the newest answer came; null where the server does not say
     */
    public record PulledFile(
            String feed,
            String origin,
            String name,
            String sha256,
            Instant at,
            @Nullable Instant since,
            @Nullable Instant latest,
            int pages,
            long answers) {}

    void add(PulledFile file) {
        sql.sql(INSERT)
                .param("feed", file.feed())
                .param("origin", file.origin())
                .param("name", file.name())
                .param("sha256", file.sha256())
                .param("at", Timestamp.from(file.at()))
                .param("since", file.since() == null ? null : Timestamp.from(file.since()), java.sql.Types.TIMESTAMP)
                .param("latest", file.latest() == null ? null : Timestamp.from(file.latest()), java.sql.Types.TIMESTAMP)
                .param("pages", file.pages())
                .param("answers", file.answers())
                .update();
    }

    /** When the newest answer came that is stored; empty before the first. */
    Optional<Instant> latest(PullSource source) {
        return Optional.ofNullable(sql.sql(LATEST)
                .param("feed", source.feed())
                .param("origin", source.origin())
                .query((row, n) -> new Latest(instant(row.getTimestamp(1))))
                .single()
                .time());
    }

    private record Latest(@Nullable Instant time) {}

    /** The newest file of each feed, by name of the feed. */
    public List<PulledFile> newest() {
        return sql.sql(NEWEST)
                .query((row, n) -> new PulledFile(
                        row.getString("feed"),
                        row.getString("origin"),
                        row.getString("name"),
                        row.getString("sha256"),
                        row.getTimestamp("pulled_at").toInstant(),
                        instant(row.getTimestamp("since")),
                        instant(row.getTimestamp("latest")),
                        row.getInt("pages"),
                        row.getLong("answers")))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
