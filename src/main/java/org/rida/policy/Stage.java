package org.rida.policy;

import java.util.Locale;

/** The stages of a request, in the order of the policy. */
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

    /** As in populations and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
