package org.rida.quality;

/**
 * Cases of a period. Cases are counted by the day on which the answer reached Rida and scores by the day on which they were
 * recorded, so that what arrives later changes no period that is over.
 *
 * @param opened cases that were opened in the period
 * @param due cases whose days to call back ended in the period
 * @param heardInTime of these, people who were called within the days
 * @param solved cases solved in the period
 * @param toCall cases that nobody had called for at the end of the period
 * @param overdue of these, cases whose days had passed
 */
public record FollowUpCounts(long opened, long due, long heardInTime, long solved, long toCall, long overdue) {

    /**
     * Of those who gave a score before and when asked again.
     *
     * @param n people
     * @param before mean score, 1 to 5; NaN when n is 0
     * @param after likewise
     * @param better people whose second score is higher
     */
    public record ScoreChange(long n, double before, double after, long better) {}
}
