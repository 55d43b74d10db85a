package org.rida.tally.count;

/**
 * What is counted in the months of stale_now, one row per count of one: month, population, bucket, the values of the
 * dimensions, and which run or response it is. Every count of the product comes from these queries: stored months, filtered and
 * periodic counts, and the rows behind a figure.
 */
public final class CountFacts {

    private CountFacts() {}

    /**
     * @param group of populations
     * @return a query with the parameters that {@link FactQuery} binds
     */
    public static String sql(PopulationGroup group) {
        return switch (group) {
            case RECEIVED -> RequestCountSql.RECEIVED;
            case DUE -> RequestCountSql.DUE;
            case ENDED -> RequestCountSql.ENDED;
            case OPEN -> RequestCountSql.OPEN;
            case PROMISE -> PromiseCountSql.DUE;
            case PROMISE_OPEN -> PromiseCountSql.OPEN;
            case LINKED -> SurveyCountSql.LINKED;
            case SURVEY -> SurveyCountSql.SURVEY;
            case INVITED -> SurveyCountSql.INVITED;
        };
    }
}
