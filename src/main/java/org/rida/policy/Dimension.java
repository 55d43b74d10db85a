package org.rida.policy;

import java.util.List;
import java.util.Locale;

/** A dimension by which figures are broken down. Except for the last three, its value is fixed when the request is received. */
public enum Dimension {
    /** No dimension: everybody. */
    ALL,
    /** How the request was made. */
    CHANNEL,
    /** What was asked for. */
    SERVICE,
    /** Who is responsible. */
    DEPARTMENT,
    /** Group of beneficiaries. */
    SEGMENT,
    /** Who made the request: beneficiary, supporter, volunteer, the organization itself. */
    PARTY,
    /** Kind of contact, such as aid or complaint. */
    KIND,
    /** accepted, rejected, or waiting. */
    OUTCOME,
    /** How an answer was collected: interviewer, phone, link, paper. */
    MODE,
    /** Of answers: on-time, late, waiting on the day of the answer, by the headline basis. */
    TIMELINESS;

    /** Those whose value is fixed when the request is received, in the order in which pages offer them. */
    public static final List<Dimension> AT_RECEIPT = List.of(CHANNEL, SERVICE, DEPARTMENT, SEGMENT, PARTY, KIND);

    /** The value of the one dimension that holds everything. */
    public static final String EVERYTHING = "all";

    /** As stored in counts and written in report.yaml. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
