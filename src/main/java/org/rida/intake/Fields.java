package org.rida.intake;

import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Question;





import java.util.ArrayList;
import java.util.List;

/** The fields of each subject; a field's slot is its place among the columns of the staged table. */
final class Fields {

    private static final List<Field> REQUEST = List.of(
            required(0, "request_no", Field.Type.NUMBER),
            required(1, "received_on", Field.Type.DATE),
            new Field("kind", Field.Type.TERM, 2, true, Dimension.KIND, null),
            term(3, "channel", Dimension.CHANNEL),
            term(4, "service", Dimension.SERVICE),
            term(5, "department", Dimension.DEPARTMENT),
            term(6, "segment", Dimension.SEGMENT),
            term(7, "party", Dimension.PARTY),
            plain(8, "outreach", Field.Type.FLAG),
            plain(9, "beneficiary_no", Field.Type.BENEFICIARY),
            plain(10, "informed_on", Field.Type.DATE),
            plain(11, "verified_on", Field.Type.DATE),
            plain(12, "referred_on", Field.Type.DATE),
            plain(13, "signed_on", Field.Type.DATE),
            plain(14, "submitted_on", Field.Type.DATE),
            plain(15, "decided_on", Field.Type.DATE),
            plain(16, "decision", Field.Type.TERM),
            plain(17, "replied_on", Field.Type.DATE),
            plain(18, "registered_on", Field.Type.DATE),
            plain(19, "served_on", Field.Type.DATE),
            plain(20, "left_on", Field.Type.DATE),
            plain(21, "left_reason", Field.Type.TERM),
            plain(22, "reopened_on", Field.Type.DATE),
            plain(23, "updated_at", Field.Type.MOMENT));

    private static final List<Field> RESPONSE = List.of(
            required(0, "response_no", Field.Type.NUMBER),
            plain(1, "request_no", Field.Type.NUMBER),
            required(2, "answered_on", Field.Type.DATE),
            term(3, "channel", Dimension.CHANNEL),
            term(4, "service", Dimension.SERVICE),
            term(5, "department", Dimension.DEPARTMENT),
            term(6, "segment", Dimension.SEGMENT),
            term(7, "party", Dimension.PARTY),
            term(8, "mode", Dimension.MODE),
            plain(10, "comment", Field.Type.FREE_TEXT),
            plain(11, "suggestion", Field.Type.FREE_TEXT),
            plain(12, "updated_at", Field.Type.MOMENT));

    private static final int SCORES = 9;

    private static final List<Field> INVITATION = List.of(
            required(0, "request_no", Field.Type.NUMBER),
            required(1, "invited_on", Field.Type.DATE),
            term(2, "mode", Dimension.MODE));

    private Fields() {}

    static List<Field> of(Subject subject, Policy policy) {
        return switch (subject) {
            case REQUEST -> REQUEST;
            case RESPONSE -> withScores(policy);
            case INVITATION -> INVITATION;
        };
    }

    /** How many columns the subject's staged table has for fields. */
    static int slots(Subject subject) {
        return switch (subject) {
            case REQUEST -> REQUEST.size();
            case RESPONSE -> RESPONSE.size() + 1;
            case INVITATION -> INVITATION.size();
        };
    }

    /** The slot of the scores, or -1. */
    static int scoresSlot(Subject subject) {
        return subject == Subject.RESPONSE ? SCORES : -1;
    }

    private static List<Field> withScores(Policy policy) {
        List<Field> fields = new ArrayList<>(RESPONSE);
        for (Question question : policy.questions()) {
            if (question.scale() != Question.AnswerScale.FREE_TEXT) {
                fields.add(new Field(question.code(), Field.Type.SCORE, SCORES, false, null, question));
            }
        }
        return fields;
    }

    private static Field required(int slot, String name, Field.Type type) {
        return new Field(name, type, slot, true, null, null);
    }

    private static Field plain(int slot, String name, Field.Type type) {
        return new Field(name, type, slot, false, null, null);
    }

    private static Field term(int slot, String name, Dimension slice) {
        return new Field(name, Field.Type.TERM, slot, false, slice, null);
    }
}
