package org.rida.pull;

import java.util.Locale;

/** A kind of server that forms are fetched from. */
public enum PullServer {
    /** KoboToolbox, API v2; the form is the uid of an asset. */
    KOBO("[A-Za-z0-9]+"),
    /** ODK Central, OData; the form is {@code project/form}. */
    ODK("\\d+/[A-Za-z0-9_. -]+"),
    /** LimeSurvey, RemoteControl 2 by JSON-RPC; the form is the number of a survey. */
    LIMESURVEY("\\d+");

    private final String form;

    PullServer(String form) {
        this.form = form;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a text can be the id of a form; ids become parts of addresses. */
    public boolean isForm(String id) {
        return id.matches(form);
    }

    /** An example of an id for people. */
    public String exampleForm() {
        return switch (this) {
            case KOBO -> "aXmpl7Zq4WbVn2";
            case ODK -> "3/satisfaction";
            case LIMESURVEY -> "482915";
        };
    }
}
