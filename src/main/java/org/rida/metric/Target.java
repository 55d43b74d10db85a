package org.rida.metric;


/** Within how many days an answer is on time, on whichever day basis the days were counted. */
public record Target(int days) {

    public static final Target TWO_WEEKS = new Target(14);
    public static final Target TEN_WORKING_DAYS = new Target(10);
}
