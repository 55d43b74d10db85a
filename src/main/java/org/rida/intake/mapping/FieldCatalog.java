package org.rida.intake.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Question;

/**
 * The fields of each record type. A field's slot is its position among the columns of the staged table; the order
 * must be that of the columns in the {@code store} package.
 */
public final class FieldCatalog {

    private static final List<Field> REQUEST = List.of(
            required(0, "request_no", Field.FieldType.NUMBER),
            required(1, "received_on", Field.FieldType.DATE),
            new Field("kind", Field.FieldType.TERM, 2, true, Dimension.KIND, null),
            term(3, "channel", Dimension.CHANNEL),
            term(4, "service", Dimension.SERVICE),
            term(5, "department", Dimension.DEPARTMENT),
            term(6, "segment", Dimension.SEGMENT),
            term(7, "party", Dimension.PARTY),
            plain(8, "outreach", Field.FieldType.FLAG),
            plain(9, "beneficiary_no", Field.FieldType.BENEFICIARY),
            plain(10, "informed_on", Field.FieldType.DATE),
            plain(11, "verified_on", Field.FieldType.DATE),
            plain(12, "referred_on", Field.FieldType.DATE),
            plain(13, "signed_on", Field.FieldType.DATE),
            plain(14, "submitted_on", Field.FieldType.DATE),
            plain(15, "decided_on", Field.FieldType.DATE),
            plain(16, "decision", Field.FieldType.TERM),
            plain(17, "replied_on", Field.FieldType.DATE),
            plain(18, "registered_on", Field.FieldType.DATE),
            plain(19, "served_on", Field.FieldType.DATE),
            plain(20, "left_on", Field.FieldType.DATE),
            plain(21, "left_reason", Field.FieldType.TERM),
            plain(22, "reopened_on", Field.FieldType.DATE),
            plain(23, "updated_at", Field.FieldType.MOMENT));

    private static final List<Field> RESPONSE = List.of(
            required(0, "response_no", Field.FieldType.NUMBER),
            plain(1, "request_no", Field.FieldType.NUMBER),
            required(2, "answered_on", Field.FieldType.DATE),
            term(3, "channel", Dimension.CHANNEL),
            term(4, "service", Dimension.SERVICE),
            term(5, "department", Dimension.DEPARTMENT),
            term(6, "segment", Dimension.SEGMENT),
            term(7, "party", Dimension.PARTY),
            term(8, "mode", Dimension.MODE),
            plain(10, "comment", Field.FieldType.FREE_TEXT),
            plain(11, "suggestion", Field.FieldType.FREE_TEXT),
            plain(12, "may_call", Field.FieldType.FLAG),
            plain(13, "updated_at", Field.FieldType.MOMENT),
            // is not stored with the response: it is replaced by the number of the request, whose slot it shares
            plain(1, "token", Field.FieldType.TOKEN));

    /** Of a response; a token is replaced by it. */
    public static final int REQUEST_OF_RESPONSE = 1;

    /** The day of a response. */
    public static final int ANSWERED_ON = 2;

    /** The slot of the scores, which are stored as one JSON object. */
    private static final int SCORES = 9;

    private static final List<Field> INVITATION = List.of(
            required(0, "request_no", Field.FieldType.NUMBER),
            required(1, "invited_on", Field.FieldType.DATE),
            term(2, "mode", Dimension.MODE));

    private FieldCatalog() {}

    /** All fields of a record type; those of responses include one for each question without free text. */
    public static List<Field> all(RecordType recordType, Policy policy) {
        return switch (recordType) {
            case REQUEST -> REQUEST;
            case RESPONSE -> withScores(policy);
            case INVITATION -> INVITATION;
        };
    }

    /**
     * The fields of the answer that a row of a register may have beside its request: what a request has as well, and the numbers, are
     * those of the request.
     */
    public static List<Field> answersOfRegister(Policy policy) {
        Set<String> ofRequest = REQUEST.stream().map(Field::name).collect(Collectors.toSet());
        return withScores(policy).stream()
                .filter(field -> field.slot() != 0 && !ofRequest.contains(field.name()))
                .toList();
    }

    /** The number of columns for fields in the staged table. */
    public static int slots(RecordType recordType) {
        return switch (recordType) {
            case REQUEST -> REQUEST.size();
            // the scores have a slot beside the fields, and the token none of its own
            case RESPONSE -> RESPONSE.size();
            case INVITATION -> INVITATION.size();
        };
    }

    /** The slot of the scores; -1 for record types without any. */
    public static int scoresSlot(RecordType recordType) {
        return recordType == RecordType.RESPONSE ? SCORES : -1;
    }

    private static List<Field> withScores(Policy policy) {
        List<Field> fields = new ArrayList<>(RESPONSE);
        for (Question question : policy.questions()) {
            if (question.scale() != Question.AnswerScale.FREE_TEXT && !question.isOption()) {
                Field.FieldType type = question.scale() == Question.AnswerScale.CHOICES
                        ? Field.FieldType.CHOICES
                        : Field.FieldType.SCORE;
                fields.add(new Field(question.code(), type, SCORES, false, null, question));
            }
        }
        return fields;
    }

    private static Field required(int slot, String name, Field.FieldType type) {
        return new Field(name, type, slot, true, null, null);
    }

    private static Field plain(int slot, String name, Field.FieldType type) {
        return new Field(name, type, slot, false, null, null);
    }

    private static Field term(int slot, String name, Dimension dimension) {
        return new Field(name, Field.FieldType.TERM, slot, false, dimension, null);
    }
}
