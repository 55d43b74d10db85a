package org.rida.job.definition;

/**
 * Names of steps in the job repository: number and kind, {@code 2-recount}. A partition's name is the step's and its own
 * after a colon, {@code 3-report:2026-10}.
 */
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

    /** Code of the step's kind. */
    public static String kind(String name) {
        return name.substring(name.indexOf('-') + 1);
    }
}
