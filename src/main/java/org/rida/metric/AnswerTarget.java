package org.rida.metric;














/** Within how many days an answer is on time, on whichever day basis the days were counted. */
public record AnswerTarget(int days) {

    public static final AnswerTarget TWO_WEEKS = new AnswerTarget(14);
    public static final AnswerTarget TEN_WORKING_DAYS = new AnswerTarget(10);
}
