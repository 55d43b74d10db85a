package org.rida.job.definition;














/** Names of steps in the job repository: their place and their kind, {@code 2-recount}; a partition has its id behind them. */
public final class StepName {

    private StepName() {}

    public static String format(int number, String kind) {
        return number + "-" + kind;
    }

    public static int number(String name) {
        return Integer.parseInt(name.substring(0, name.indexOf('-')));
    }

    /** Of a partition: what comes after the colon. */
    public static String part(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    public static String kind(String name) {
        int end = name.indexOf(':');
        return name.substring(name.indexOf('-') + 1, end < 0 ? name.length() : end);
    }
}
