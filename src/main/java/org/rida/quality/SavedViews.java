package org.rida.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.access.Role;
import org.rida.i18n.Problem;
import org.rida.privacy.PiiMasking;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Addresses of pages that officers and administrators saved under a name, for themselves or for all of them. Owners rename and delete
 * their own, administrators all that they find.
 */
@Service
public class SavedViews {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_QUERY = 2000;

    private static final String SAVE =
            """
            insert into saved_view (name, page, query, shared, owner, saved_at)
            values (:name, :page, :query, :shared, :owner, :at)
            returning view_id
            """;

    private static final String RENAME =
            "update saved_view set name = :name, query = :query, shared = :shared where view_id = :id";

    private static final String DELETE = "delete from saved_view where view_id = :id";

    private static final String FOUND_BY =
            "select * from saved_view where shared or owner = :user order by lower(name), view_id";

    private static final String BY_ID = "select * from saved_view where view_id = :id";

    private final JdbcClient sql;
    private final InstantSource time;
    private final AuditLog audit;

    public SavedViews(JdbcClient sql, InstantSource time, AuditLog audit) {
        this.sql = sql;
        this.time = time;
        this.audit = audit;
    }

    /** Who else finds a view. */
    public enum Sharing {
        PRIVATE,
        SHARED
    }

    /**
     * Saves an address; what the page shows is not saved.
     *
     * @param page path
     * @param query encoded parameters, without personal data
     * @return its number
     * @throws Problem when the name is blank, too long, or one of the owner's views has it; or the address is too long
     */
    public long save(String name, String page, String query, Sharing sharing, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.VIEW_CHANGED, name.strip(), Map.of("step", "save", "page", page)),
                () -> insert(name, page, query, sharing, actor),
                id -> Map.of("view", Long.toString(id)));
    }

    private long insert(String name, String page, String query, Sharing sharing, Actor actor) {
        if (query.length() > LONGEST_QUERY) {
            throw Problem.of("views.problem.long");
        }
        try {
            return sql.sql(SAVE)
                    .param("name", valid(name))
                    .param("page", page)
                    .param("query", query)
                    .param("shared", sharing == Sharing.SHARED)
                    .param("owner", actor.name())
                    .param("at", Withdrawal.now(time))
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw Problem.because(e, "views.problem.name-taken", "name", name.strip());
        }
    }

    /**
     * Another name, other parameters, and who finds it from now on.
     *
     * @param query encoded parameters, without personal data
     * @throws Problem when the actor may not change it, or as for {@link #save}
     */
    public void rename(long id, String name, String query, Sharing sharing, Actor actor, Role role) {
        audit.record(operation(id, "rename", actor), () -> {
            requireChangeable(id, actor, role);
            try {
                sql.sql(RENAME)
                        .param("id", id)
                        .param("name", valid(name))
                        .param("query", query)
                        .param("shared", sharing == Sharing.SHARED)
                        .update();
            } catch (DuplicateKeyException e) {
                throw Problem.because(e, "views.problem.name-taken", "name", name.strip());
            }
        });
    }

    /**
     * With its subscriptions.
     *
     * @throws Problem when the actor may not delete it
     */
    public void delete(long id, Actor actor, Role role) {
        audit.record(operation(id, "delete", actor), () -> {
            requireChangeable(id, actor, role);
            sql.sql(DELETE).param("id", id).update();
        });
    }

    /** Own and shared ones, by name. */
    public List<SavedView> foundBy(String user) {
        return sql.sql(FOUND_BY)
                .param("user", user)
                .query((row, n) -> view(row))
                .list();
    }

    /** Empty for one that the user does not find. */
    public Optional<SavedView> find(long id, String user) {
        return sql.sql(BY_ID)
                .param("id", id)
                .query((row, n) -> view(row))
                .optional()
                .filter(view -> view.isFoundBy(user));
    }

    /** @throws Problem when the user does not find it */
    public SavedView require(long id, String user) {
        return find(id, user).orElseThrow(() -> Problem.of("views.problem.unknown", "number", Long.toString(id)));
    }

    private void requireChangeable(long id, Actor actor, Role role) {
        SavedView view = require(id, actor.name());
        if (!view.isOwnedBy(actor.name()) && !role.includes(Role.ADMINISTRATOR)) {
            throw Problem.of("views.problem.not-own", "owner", view.owner());
        }
    }

    private static String valid(String name) {
        String valid = PiiMasking.mask(name.strip());
        if (valid.isEmpty() || valid.length() > LONGEST_NAME) {
            throw Problem.of("views.problem.name", "most", LONGEST_NAME);
        }
        return valid;
    }

    private static Operation operation(long id, String step, Actor actor) {
        return new Operation(actor, AuditAction.VIEW_CHANGED, Long.toString(id), Map.of("step", step));
    }

    private static SavedView view(ResultSet row) throws SQLException {
        return new SavedView(
                row.getLong("view_id"),
                row.getString("name"),
                row.getString("page"),
                row.getString("query"),
                row.getBoolean("shared"),
                row.getString("owner"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }
}
