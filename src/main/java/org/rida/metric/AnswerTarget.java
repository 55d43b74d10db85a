package org.rida.metric;

/**
 * The number of days within which an answer is on time.
 *
 * @param days after the day of receipt, on the basis (calendar or working days) on which the days were counted
 */
public record AnswerTarget(int days) {

    public static final AnswerTarget TWO_WEEKS = new AnswerTarget(14);
    public static final AnswerTarget TEN_WORKING_DAYS = new AnswerTarget(10);
}
