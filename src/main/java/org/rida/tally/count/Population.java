package org.rida.tally.count;

import java.util.List;
import org.rida.policy.Stage;

/**
 * What is counted per month and dimension, and what its buckets are. Only promised kinds have a clock; {@link #RECEIVED} and
 * {@link #OUTREACH} count every contact. Nothing that happened after the inputs' coverage is counted.
 */
public enum Population {
    /**
     * Runs whose target day falls in the month, not after the cut-off: on_time, late_answered, late_left, late_waiting, and
     * set_aside (left without a reply by the target day). How a late one ended is as known on the last day of the coverage.
     */
    DUE("due", PopulationGroup.DUE),
    /** As {@link #DUE}, the target day being counted in working days. */
    DUE_WORKING("due-working", PopulationGroup.DUE),
    /** Runs answered in the month; bucket: calendar days from receipt to reply. */
    ANSWERED("answered", PopulationGroup.ENDED),
    /** As {@link #ANSWERED}; bucket: working days. A reply on a day off counts for the next working day. */
    ANSWERED_WORKING("answered-working", PopulationGroup.ENDED),
    /** Runs answered in the month, by the target of their clock version: on_time, late. */
    ANSWERED_IN_TIME("answered-in-time", PopulationGroup.ENDED),
    /** As {@link #ANSWERED_IN_TIME}, by the target in working days. */
    ANSWERED_IN_TIME_WORKING("answered-in-time-working", PopulationGroup.ENDED),
    /** Runs answered in the month: accepted, rejected; those without a decision are left out. */
    OUTCOME("outcome", PopulationGroup.ENDED),
    /** Runs that left without a reply in the month: withdrawn, duplicate, unreachable, not_given. */
    LEFT("left", PopulationGroup.ENDED),
    /** Runs answered in the month with both days known and in order; bucket: calendar days. See {@link #stage}. */
    STAGE("stage:", PopulationGroup.ENDED),
    /** Runs open at the cut-off of the month; bucket: age in calendar days. */
    OPEN("open", PopulationGroup.OPEN),
    /** As {@link #OPEN}; bucket: working days. */
    OPEN_WORKING("open-working", PopulationGroup.OPEN),
    /** Runs open at the cut-off by the target of their clock version: beyond, within. */
    OPEN_BEYOND_TARGET("open-beyond-target", PopulationGroup.OPEN),
    /** As {@link #OPEN_BEYOND_TARGET}, by the target in working days. */
    OPEN_BEYOND_TARGET_WORKING("open-beyond-target-working", PopulationGroup.OPEN),
    /** Runs of a declared promise by its target day; buckets as of {@link #DUE}, kept late as late_answered. See {@link #promise}. */
    PROMISE("promise:", PopulationGroup.PROMISE),
    /** Runs of a declared promise that are open at the cut-off; buckets as of {@link #OPEN_BEYOND_TARGET}. See {@link #openPromise}. */
    PROMISE_OPEN("promise-open:", PopulationGroup.PROMISE_OPEN),
    /** Requests and contacts of all kinds received in the month: promised, unpromised. */
    RECEIVED("received", PopulationGroup.RECEIVED),
    /** Clock runs that began in the month by reopening: all. */
    REOPENED("reopened", PopulationGroup.RECEIVED),
    /** Contacts of all kinds received in the month: outreach (the association began), incoming. */
    OUTREACH("outreach", PopulationGroup.RECEIVED),
    /** Promised requests received in the month, as known today: verified, not_verified. */
    VERIFIED("verified", PopulationGroup.RECEIVED),
    /** Likewise: referred, not_referred. */
    REFERRED("referred", PopulationGroup.RECEIVED),
    /** Likewise: signed, not_signed. */
    SIGNED("signed", PopulationGroup.RECEIVED),
    /** Responses of the month: all. */
    RESPONSES("responses", PopulationGroup.SURVEY),
    /** Answers of the month to a question; bucket: the score (yes, no where the question is one), or dont_know. See {@link #score}. */
    SCORE("score:", PopulationGroup.SURVEY),
    /** Responses of the month to both impressions; bucket: after minus before. */
    GAP("gap", PopulationGroup.SURVEY),
    /**
     * Responses of the month that mention a theme; bucket: the overall score, dont_know, or none when the answer lacks the
     * question. See {@link #theme}.
     */
    THEME("theme:", PopulationGroup.SURVEY),
    /** People first invited in the month: answered (by its cut-off), silent. */
    INVITED("invited", PopulationGroup.INVITED),
    /** Runs answered in the month: answered (a response is linked to the run by the cut-off), silent. */
    LINKED("linked", PopulationGroup.LINKED);

    /** The value of a dimension that the inputs leave empty. */
    public static final String NOT_GIVEN = "not-given";
    /** Outcome and timeliness of answers beside accepted, rejected, on_time, late: no reply yet on that day. */
    public static final String WAITING = "waiting";
    /** Outcome and timeliness: the clock had stopped without a reply. */
    public static final String LEFT_UNANSWERED = "left";
    /** Outcome and timeliness of responses without a promised request. */
    public static final String UNCLOCKED = "unclocked";

    /** Outcome and timeliness of responses after the last day of the requests' coverage. */
    public static final String UNKNOWN = "unknown";

    private final String code;
    private final PopulationGroup group;

    Population(String code, PopulationGroup group) {
        this.code = code;
        this.group = group;
    }

    /** As stored. */
    public String code() {
        return code;
    }

    /**
     * The answers to one question.
     *
     * @param question code of the policy
     */
    public static String score(String question) {
        return SCORE.code + question;
    }

    /**
     * The responses that mention one theme.
     *
     * @param theme code of the policy
     */
    public static String theme(String theme) {
        return THEME.code + theme;
    }

    /**
     * What fell due of a declared promise.
     *
     * @param promise key of the policy
     */
    public static String promise(String promise) {
        return PROMISE.code + promise;
    }

    /**
     * What is open of a declared promise.
     *
     * @param promise key of the policy
     */
    public static String openPromise(String promise) {
        return PROMISE_OPEN.code + promise;
    }

    /** The days from one stage to another; these pairs are counted: {@link #countedStages()}. */
    public static String stage(Stage from, Stage to) {
        return STAGE.code + from.code() + "-" + to.code();
    }

    /** In the order of the policy; the last is the policy's own clock. */
    public static List<String> countedStages() {
        return List.of(
                stage(Stage.RECEIVED, Stage.VERIFIED),
                stage(Stage.VERIFIED, Stage.SUBMITTED),
                stage(Stage.SUBMITTED, Stage.DECIDED),
                stage(Stage.DECIDED, Stage.REPLIED),
                stage(Stage.REPLIED, Stage.REGISTERED),
                stage(Stage.REGISTERED, Stage.SERVED),
                stage(Stage.SUBMITTED, Stage.REPLIED));
    }

    /** Whether its days, or its target, are those of the working week. */
    static boolean isInWorkingDays(String population) {
        return population.endsWith("-working");
    }

    /** The group that counts this population. */
    PopulationGroup group() {
        return group;
    }

    /** The names of the stored populations, as a pattern of "like". */
    String pattern() {
        return code.endsWith(":") ? code + "%" : code;
    }
}
