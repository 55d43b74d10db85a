package org.rida.tally;







/**
 * What is counted in the months of stale_now, one row per count of one: month, population, bucket, the values of the
 * slices, and which run or response it is.
 */
final class Facts {

    private Facts() {}

    static String of(Family family) {
        return switch (family) {
            case RECEIVED -> RequestFacts.RECEIVED;
            case DUE -> RequestFacts.DUE;
            case ENDED -> RequestFacts.ENDED;
            case OPEN -> RequestFacts.OPEN;
            case LINKED -> SurveyFacts.LINKED;
            case SURVEY -> SurveyFacts.SURVEY;
            case INVITED -> SurveyFacts.INVITED;
        };
    }
}
