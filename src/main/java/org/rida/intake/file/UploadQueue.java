package org.rida.intake.file;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.rida.access.Actor;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Uploads that somebody has confirmed, in the order in which they are read. Any process with the same storage takes the first; its
 * database session holds the row meanwhile, so that another process reads the file when this one dies.
 */
@Component
public class UploadQueue {

    /** Processes that may end while they read a file, before it is given up. */
    static final int MAX_ATTEMPTS = 10;

    private static final int MAX_RESULTS = 5;

    private static final String ADD =
            """
            insert into upload (upload_id, storage, file, mapping, actor, address, renews_drafts)
            values (:id, :storage, :file, :mapping, :actor, :address, :renews)
            on conflict (upload_id) do update set requested_at = default, ended_at = null, attempts = 0
                where upload.ended_at is not null
            """;

    /** As long as uploads themselves are kept. */
    private static final String DELETE_OLD = "delete from upload where ended_at < clock_timestamp() - interval '1 day'";

    /** Nothing while another process holds the first: of two versions of a row that of the later file counts. */
    private static final String FIRST =
            """
            from upload where upload_id = (select upload_id from upload where storage = :storage and ended_at is null
                order by requested_at, upload_id limit 1)
            for update skip locked
            """;

    private static final String COUNT_ATTEMPT =
            "update upload set attempts = attempts + 1 where upload_id in (select upload_id " + FIRST + ")";

    private static final String TAKE =
            "select upload_id, file, mapping, actor, address, renews_drafts, attempts " + FIRST;

    private static final String END =
            """
            update upload set ended_at = clock_timestamp(), result_ar = :ar, result_en = :en, accepted = :accepted,
                rejected = :rejected
            where upload_id = :id
            """;

    private final JdbcClient sql;
    private final DataSource database;

    UploadQueue(JdbcClient sql, DataSource database) {
        this.sql = sql;
        this.database = database;
    }

    /**
     * An upload to be read.
     *
     * @param upload its identifier among {@link Uploads}
     * @param mapping name of the mapping that was confirmed
     * @param actor who confirmed it
     * @param renewsDrafts whether drafts of the months that it touches are made again: it corrects rows, and the actor may do that
     */
    public record UploadRequest(String upload, String file, String mapping, Actor actor, boolean renewsDrafts) {}

    /**
     * What became of an upload.
     *
     * @param file name as uploaded
     * @param message for people
     * @param well whether the file was accepted without rejected rows
     * @param rejected number of rejected rows
     */
    public record UploadResult(String file, BilingualText message, boolean well, long rejected) {}

    /** Adds an upload at the end, unless it is waiting. */
    public void add(UploadRequest request, String storage) {
        sql.sql(DELETE_OLD).update();
        sql.sql(ADD)
                .param("id", request.upload())
                .param("storage", storage)
                .param("file", request.file())
                .param("mapping", request.mapping())
                .param("actor", request.actor().name())
                .param("address", request.actor().address())
                .param("renews", request.renewsDrafts())
                .update();
    }

    /** Names of the files that are waiting or being read, in any process. */
    public List<String> waiting() {
        return sql.sql("select file from upload where ended_at is null order by requested_at, upload_id")
                .query(String.class)
                .list();
    }

    /** The last five results of the last day, newest first. */
    public List<UploadResult> results() {
        return sql.sql("select file, result_ar, result_en, accepted, rejected from upload"
                        + " where ended_at > clock_timestamp() - interval '1 day' order by ended_at desc limit "
                        + MAX_RESULTS)
                .query((row, n) -> new UploadResult(
                        row.getString(1),
                        new BilingualText(row.getString(2), row.getString(3)),
                        row.getBoolean(4),
                        row.getLong(5)))
                .list();
    }

    /**
     * Reads the first upload, if there is one that no process is reading.
     *
     * @param storage of this process
     * @param work reads it; when it throws, the upload stays the first
     * @return whether there was one
     */
    public boolean executeNext(String storage, Function<UploadRequest, UploadResult> work) {
        // committed before the work, so that it counts although the process dies
        sql.sql(COUNT_ATTEMPT).param("storage", storage).update();
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            connection.setAutoCommit(false);
            boolean executed =
                    execute(JdbcClient.create(new SingleConnectionDataSource(connection, true)), storage, work);
            connection.commit();
            return executed;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            release(connection);
        }
    }

    private static boolean execute(JdbcClient holder, String storage, Function<UploadRequest, UploadResult> work) {
        Optional<UploadAttempt> next = holder.sql(TAKE)
                .param("storage", storage)
                .query(UploadQueue::attempt)
                .optional();
        next.ifPresent(attempt -> {
            UploadRequest request = attempt.request();
            UploadResult result = attempt.number() > MAX_ATTEMPTS
                    ? new UploadResult(
                            request.file(),
                            Problem.of("problem.upload-attempts", "n", MAX_ATTEMPTS)
                                    .text(),
                            false,
                            0)
                    : work.apply(request);
            holder.sql(END)
                    .param("id", request.upload())
                    .param("ar", result.message().ar())
                    .param("en", result.message().en())
                    .param("accepted", result.well())
                    .param("rejected", result.rejected())
                    .update();
        });
        return next.isPresent();
    }

    private record UploadAttempt(UploadRequest request, int number) {}

    private static UploadAttempt attempt(ResultSet row, int n) throws SQLException {
        Actor actor = Actor.console(row.getString("actor"), row.getString("address"));
        UploadRequest request = new UploadRequest(
                row.getString("upload_id"),
                row.getString("file"),
                row.getString("mapping"),
                actor,
                row.getBoolean("renews_drafts"));
        return new UploadAttempt(request, row.getInt("attempts"));
    }

    /** Rolls back what was not committed. */
    private void release(Connection connection) {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }
}
