package org.rida.access;














import java.util.Locale;

/** How an audited operation ended. */
public enum AuditOutcome {
    DONE,
    /** Something went wrong while it was done. */
    FAILED,
    /** It was not permitted or not possible as it was asked for; nothing was done. */
    REFUSED;

    /** As it is stored, and as the message files know it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
