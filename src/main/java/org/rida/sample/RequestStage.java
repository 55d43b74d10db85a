package org.rida.sample;

/** The days in a request's life, in the order of the columns. Each becomes a column of the export. */
public enum RequestStage {
    INFORMED,
    VERIFIED,
    REFERRED,
    SIGNED,
    SUBMITTED,
    DECIDED,
    REPLIED,
    REGISTERED,
    SERVED,
    LEFT,
    REOPENED
}
