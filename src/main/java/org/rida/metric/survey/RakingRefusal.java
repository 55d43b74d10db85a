package org.rida.metric.survey;

/** Why answers are not weighted. */
public enum RakingRefusal {
    /** It is not known who was asked. */
    NO_INVITATIONS,
    /** Fewer than fifty answered. */
    TOO_FEW,
    /** No margin tells respondents apart, or a weight far above the others remains until none does. */
    TOO_UNEVEN,
    /** The margins cannot be met together. */
    NOT_CONVERGED,
    /** The weights leave less than half of the respondents' information. */
    EFFECTIVE_BELOW_HALF
}
