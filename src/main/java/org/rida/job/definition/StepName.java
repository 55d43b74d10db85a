package org.rida.job.definition;

/** Names of steps in the job repository: number and kind, {@code 2-recount}; a partition's has its id after a colon, {@code 1-ingest:id}. */
public final class StepName {

    private StepName() {}

    /** @param number 1 for the first step */
    public static String format(int number, String kind) {
        return number + "-" + kind;
    }

    /** The number of the step, 1 for the first. */
    public static int number(String name) {
        return Integer.parseInt(name.substring(0, name.indexOf('-')));
    }

    /** The id of a partition. */
    public static String part(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    /** Code of the step's kind, also of a partition's name. */
    public static String kind(String name) {
        int end = name.indexOf(':');
        return name.substring(name.indexOf('-') + 1, end < 0 ? name.length() : end);
    }
}
