package org.rida.intake.invitation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A list of people who were drawn to be asked.
 *
 * @param id number of the list
 * @param draw how it was drawn
 * @param frame requests that could be drawn, by state
 * @param drawn requests on the list, each of another person
 * @param answered of these, requests with an answer given since they were asked, by whatever way it came
 * @param actor who drew it
 */
public record InvitationList(
        long id, DrawSettings draw, Map<String, Long> frame, long drawn, long answered, String actor, Instant drawnAt) {

    /** Requests in the frame. */
    public long requests() {
        return frame.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * How a list is drawn.
     *
     * @param receivedFrom first day of receipt of the requests in the frame
     * @param receivedTo last such day
     * @param askedOn day on which the people are asked
     * @param validTo last day on which an answer may be given with a token
     * @param method simple at random, or within strata
     * @param seed by which the same frame gives the same people
     */
    public record DrawSettings(
            LocalDate receivedFrom,
            LocalDate receivedTo,
            LocalDate askedOn,
            LocalDate validTo,
            DrawMethod method,
            long seed) {}

    /** How people are drawn. */
    public enum DrawMethod {
        /** All with the same probability. */
        SIMPLE,
        /** Each state with its part of the whole. */
        STRATIFIED
    }

    /**
     * A request on a list.
     *
     * @param line from 1
     * @param probability with which it was to be drawn, above 0 to 1
     * @param token ten letters; empty once the person was erased
     */
    public record ListedRequest(long line, String request, String state, double probability, String token) {}
}
