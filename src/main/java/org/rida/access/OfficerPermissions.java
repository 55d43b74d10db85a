package org.rida.access;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rida.access.AuditLog.Operation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an administrator allows quality officers to do beyond their role. It is read from the database at each use, so that it holds in every
 * process from the moment it is saved; until it was saved once, properties decide.
 */
@Component
public class OfficerPermissions {

    private static final String GIVEN = "select permission, given from access_permission";

    private static final String SAVE =
            """
            insert into access_permission (permission, given) values (:permission, :given)
            on conflict (permission) do update set given = excluded.given
            """;

    private final JdbcClient sql;
    private final AuditLog audit;
    private final Map<Permission, Boolean> unlessSaved = new EnumMap<>(Permission.class);

    public OfficerPermissions(
            JdbcClient sql,
            AuditLog audit,
            @Value("${rida.setup.quality-officers}") boolean setup,
            @Value("${rida.corrections.quality-officers}") boolean corrections,
            @Value("${rida.drafts.quality-officers}") boolean drafts) {
        this.sql = sql;
        this.audit = audit;
        unlessSaved.putAll(
                Map.of(Permission.SETUP, setup, Permission.CORRECTIONS, corrections, Permission.DRAFTS, drafts));
    }

    /** Something that is the administrators' unless quality officers are allowed to do it, too. */
    public enum Permission {
        /** To draft months that are due, or whose data have changed. */
        DRAFTS,
        /** To correct for good: what is said of a word becomes part of the mapping, and drafts are made again. */
        CORRECTIONS,
        /** To describe files of an unknown layout. */
        SETUP;

        /** The form used in the database, in forms and in message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Each permission, and whether it is given. */
    public Map<Permission, Boolean> all() {
        Map<Permission, Boolean> all = new EnumMap<>(unlessSaved);
        sql.sql(GIVEN).query(row -> {
            all.put(Permission.valueOf(row.getString("permission").toUpperCase(Locale.ROOT)), row.getBoolean("given"));
        });
        return all;
    }

    /** The lowest role that may do it. */
    public Role least(Permission permission) {
        return all().getOrDefault(permission, false) ? Role.QUALITY : Role.ADMINISTRATOR;
    }

    /** Gives these and no others. */
    @Transactional
    public void save(Set<Permission> given, Actor actor) {
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, String> after = new LinkedHashMap<>();
        audit.record(
                new Operation(actor, AuditAction.PERMISSIONS_CHANGED, "", Map.of()),
                () -> {
                    all().forEach((permission, is) -> before.put(permission.code(), Boolean.toString(is)));
                    for (Permission permission : Permission.values()) {
                        after.put(permission.code(), Boolean.toString(given.contains(permission)));
                        save(permission, given.contains(permission));
                    }
                    return AuditChange.values(before, after);
                },
                changed -> changed);
    }

    private void save(Permission permission, boolean given) {
        sql.sql(SAVE)
                .param("permission", permission.code())
                .param("given", given)
                .update();
    }
}
