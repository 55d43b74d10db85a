package org.rida.access;

import java.util.Locale;

/** What the audit log tells of. */
public enum Deed {
    LOGGED_IN,
    LOG_IN_REFUSED,
    LOG_IN_THROTTLED,
    LOGGED_OUT,
    PASSWORD_CHOSEN,
    USER_ADDED,
    USER_DISABLED,
    USER_ENABLED,
    ROLE_CHANGED,
    CODE_MADE,
    TOKEN_MADE,
    TOKEN_REVOKED,
    REPORT_READ,
    REPORT_PREVIEWED,
    REPORTS_COMPARED,
    REPORT_DOWNLOADED,
    REPORT_ISSUED,
    ROWS_SEEN,
    ROWS_DOWNLOADED,
    ROWS_DISMISSED,
    COMMENTS_SEEN,
    FIGURES_DOWNLOADED,
    ACTION_WRITTEN,
    REBASED,
    REBASE_WITHDRAWN,
    FILE_CHECKED,
    FILE_UPLOADED,
    UPLOAD_DISCARDED,
    FILE_INGESTED,
    KEY_REPLACED,
    RUN_STARTED,
    RUN_STOPPED,
    RUN_RESTARTED,
    RUN_RECOVERED,
    SCHEDULE_PAUSED,
    SCHEDULE_RESUMED,
    RULES_CHECKED,
    RULES_CHANGED,
    LETTER_RESENT,
    BACKUP_MADE,
    DATABASE_RESTORED,
    AUDIT_READ;

    /** As it is kept, and as the message files know it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
