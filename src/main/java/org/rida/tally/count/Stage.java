package org.rida.tally.count;














import java.util.Locale;

/** Where a request stands, in the order of the policy. */
public enum Stage {
    RECEIVED,
    INFORMED,
    VERIFIED,
    REFERRED,
    SIGNED,
    SUBMITTED,
    DECIDED,
    REPLIED,
    REGISTERED,
    SERVED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
