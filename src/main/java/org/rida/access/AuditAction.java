package org.rida.access;

import java.util.Locale;

/**
 * The operations that the audit log records. Each is a key of the message files ({@code audit.…}), where its meaning
 * for people stands.
 */
public enum AuditAction {
    LOGGED_IN,
    LOGIN_FAILED,
    LOGIN_THROTTLED,
    LOGGED_OUT,
    PASSWORD_SET,
    PROVIDER_LINKED,
    USER_ADDED,
    USER_DISABLED,
    USER_ENABLED,
    ROLE_CHANGED,
    PERMISSIONS_CHANGED,
    CODE_CREATED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    TOKEN_CREATED,
    TOKEN_REVOKED,
    REPORT_VIEWED,
    REPORT_PREVIEWED,
    REPORTS_COMPARED,
    REPORT_DOWNLOADED,
    REPORT_ISSUED,
    ROWS_VIEWED,
    ROWS_DOWNLOADED,
    ROWS_DISMISSED,
    ROWS_CORRECTED,
    COMMENTS_VIEWED,
    FIGURES_DOWNLOADED,
    ACTION_CHANGED,
    NOTE_CHANGED,
    VIEW_CHANGED,
    FOLLOW_UP_CHANGED,
    SAMPLE_DRAWN,
    LIMITS_RESET,
    LIMITS_RESET_WITHDRAWN,
    FILE_CHECKED,
    FILE_UPLOADED,
    UPLOAD_DISCARDED,
    FILE_INGESTED,
    FILE_WITHDRAWN,
    QUESTION_ANSWERED,
    KEY_REPLACED,
    PERSON_FOUND,
    PERSON_EXPORTED,
    PERSON_ERASED,
    PRIVACY_REQUEST_RECEIVED,
    PRIVACY_REQUEST_DONE,
    CERTIFICATE_VIEWED,
    RUN_STARTED,
    RUN_STOPPED,
    RUN_RESTARTED,
    RUN_RECOVERED,
    SCHEDULE_PAUSED,
    SCHEDULE_RESUMED,
    RULES_CHECKED,
    RULES_CHANGED,
    DEMONSTRATION_REMOVED,
    MESSAGE_RESENT,
    MESSAGE_CANCELLED,
    MESSAGE_TESTED,
    MESSAGE_SAVED,
    MAIL_CHANGED,
    BACKUP_CREATED,
    DATABASE_RESTORED,
    AUDIT_VIEWED;

    /** Whether the subject has its name from this installation: a user, or a folder of backups. */
    boolean isNamedHere() {
        return switch (this) {
            case LOGGED_IN,
                    LOGIN_FAILED,
                    LOGIN_THROTTLED,
                    LOGGED_OUT,
                    PASSWORD_SET,
                    PROVIDER_LINKED,
                    USER_ADDED,
                    USER_DISABLED,
                    USER_ENABLED,
                    ROLE_CHANGED,
                    CODE_CREATED,
                    PASSKEY_ADDED,
                    PASSKEY_REMOVED,
                    BACKUP_CREATED,
                    DATABASE_RESTORED -> true;
            default -> false;
        };
    }

    /** The form used in the database and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
