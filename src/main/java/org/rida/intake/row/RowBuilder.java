package org.rida.intake.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.mapping.RecordType;

/**
 * The parsed values and the violations of one row, by the slots of {@link org.rida.intake.mapping.FieldCatalog}. One
 * instance is reused for all rows of a file. Days and moments are ISO text.
 */
public final class RowBuilder {

    /** Slots of the texts of a response, see {@link org.rida.intake.mapping.FieldCatalog}. */
    private static final int COMMENT = 10;

    private static final int SUGGESTION = 11;

    private final @Nullable String[] values;
    private final StringBuilder scores = new StringBuilder();
    private final List<RuleViolation> violations = new ArrayList<>();
    private String[] cells = {};
    private long line;
    private long reference;
    private String latestDay = "";
    private boolean leftOut;
    private @Nullable TypedToken token;

    /** @param slots the number of slots of the record type */
    RowBuilder(int slots) {
        values = new @Nullable String[slots];
    }

    /** Resets everything for the next row. */
    void begin(long newLine, String[] newCells) {
        line = newLine;
        cells = newCells;
        reference = 0;
        latestDay = "";
        leftOut = false;
        token = null;
        Arrays.fill(values, null);
        scores.setLength(0);
        violations.clear();
    }

    public long line() {
        return line;
    }

    void addDay(String day) {
        latestDay = day.compareTo(latestDay) > 0 ? day : latestDay;
    }

    /** The latest event day of the row in ISO form; empty without any. */
    public String latestDay() {
        return latestDay;
    }

    /** Whether the row does not count: neither stored nor rejected. */
    public boolean isLeftOut() {
        return leftOut;
    }

    /** What is wrong with a row that does not count is nobody's business. */
    void leaveOut() {
        leftOut = true;
        violations.clear();
    }

    /**
     * Whether the row of a register has no answer: neither score nor text, and nothing wrong in their columns.
     *
     * @param headers of the columns of answers
     */
    boolean hasNoAnswerIn(Set<String> headers) {
        return scores.isEmpty()
                && values[COMMENT] == null
                && values[SUGGESTION] == null
                && violations.stream().noneMatch(violation -> headers.contains(violation.column()));
    }

    /** Whether a response has neither score nor text, and nothing wrong that explains it. */
    boolean hasNoAnswer() {
        return violations.isEmpty() && scores.isEmpty() && values[COMMENT] == null && values[SUGGESTION] == null;
    }

    /** Id of the rejected row that this one corrects; 0 for none. */
    public long reference() {
        return reference;
    }

    void setReference(long rejectedId) {
        reference = rejectedId;
    }

    /**
     * A token as it was read.
     *
     * @param header of its column
     */
    record TypedToken(String text, String header) {}

    void setToken(TypedToken newToken) {
        token = newToken;
    }

    /** Null when the row has none. */
    @Nullable
    TypedToken token() {
        return token;
    }

    String[] cells() {
        return cells;
    }

    int slots() {
        return values.length;
    }

    /** The value of a slot; null when it is empty, invalid or beyond the last slot. */
    @Nullable
    public String get(int slot) {
        return slot < values.length ? values[slot] : null;
    }

    /** The identity of the row: its number, for invitations with the day; null when it could not be parsed. */
    @Nullable
    public String number(RecordType recordType) {
        String number = values[0];
        return recordType == RecordType.INVITATION && number != null ? number + " " + values[1] : number;
    }

    /**
     * The keyed hash of the number, by which a rejected row is recognized when it is sent again; null without a
     * number.
     */
    @Nullable
    public String key(RecordType recordType, PseudonymKey key) {
        String number = number(recordType);
        return number == null ? null : key.hash(number);
    }

    /** Equal for rows with equal values. Different rows may share a hash, which a check tolerates. */
    int contentHash() {
        return Arrays.hashCode(values);
    }

    /**
     * The slot that orders the versions of a number, the last one. Invitations have none: the index beyond the
     * slots, which {@link #get} answers with null.
     */
    int momentSlot(RecordType recordType) {
        return recordType == RecordType.INVITATION ? values.length : values.length - 1;
    }

    void set(int slot, @Nullable String value) {
        values[slot] = value;
    }

    /**
     * Adds an answer.
     *
     * @param code of the question
     * @param value null for "do not know"
     */
    void score(String code, @Nullable String value) {
        scores.append(scores.isEmpty() ? "" : ",")
                .append('"')
                .append(code)
                .append("\":")
                .append(value);
    }

    /** The answer to a question; null without one and for "do not know". */
    @Nullable
    public String score(String code) {
        String json = "," + scores + ",";
        String key = ",\"" + code + "\":";
        int at = json.indexOf(key);
        String value = at < 0 ? "null" : json.substring(at + key.length(), json.indexOf(',', at + key.length()));
        return value.equals("null") ? null : value;
    }

    /** The scores as a JSON object. */
    String scores() {
        return "{" + scores + "}";
    }

    public void addViolation(RuleViolation violation) {
        violations.add(violation);
    }

    public List<RuleViolation> violations() {
        return violations;
    }
}
