package org.rida.intake.suggestion;

import java.util.Locale;

/** How certain a proposed field of a column is. */
public enum ProposalConfidence {
    /** A mapping or the policy knows the header. */
    KNOWN,
    /** The words of the header and the values below it fit this field, and no other column fits it. */
    LIKELY,
    /** Several columns could be the field, or the values do not tell: a person chooses. */
    ASKED,
    /** Holds the month or the day of a date whose year another column holds: it is read with that one. */
    PART,
    /** Says how far a request has come, which its days say better: no field reads it. */
    UNNEEDED,
    /** No field is proposed. */
    NONE;

    /** As in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
