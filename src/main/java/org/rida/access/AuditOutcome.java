package org.rida.access;

import java.util.Locale;

/** How an audited operation ended. */
public enum AuditOutcome {
    /** The operation took effect. */
    DONE,
    /** An error occurred during the operation. */
    FAILED,
    /** The operation was not permitted or not possible as requested; nothing was changed. */
    REFUSED;

    /** The form used in the database and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
