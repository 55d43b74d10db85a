package org.rida.intake.row;

import org.rida.intake.finding.RuleViolation;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.mapping.RecordType;













import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row on its way: what was understood, and the rules that it breaks. Used again for each row of a file. */
public final class RowBuilder {

    private final @Nullable String[] values;
    private final StringBuilder scores = new StringBuilder();
    private final List<RuleViolation> findings = new ArrayList<>();
    private String[] cells = {};
    private long line;
    private long reference;
    private String latestDay = "";

    RowBuilder(int slots) {
        values = new @Nullable String[slots];
    }

    void begin(long newLine, String[] newCells) {
        line = newLine;
        cells = newCells;
        reference = 0;
        latestDay = "";
        Arrays.fill(values, null);
        scores.setLength(0);
        findings.clear();
    }

    public long line() {
        return line;
    }

    void sawDay(String day) {
        latestDay = day.compareTo(latestDay) > 0 ? day : latestDay;
    }

    /** The latest event of the row, as ISO text; empty without any. */
    public String latestDay() {
        return latestDay;
    }

    /** The rejected row that this one mends; 0 when it says none. */
    public long reference() {
        return reference;
    }

    void corrects(long rejectedId) {
        reference = rejectedId;
    }

    String[] cells() {
        return cells;
    }

    int slots() {
        return values.length;
    }

    @Nullable
    public String get(int slot) {
        return slot < values.length ? values[slot] : null;
    }

    /** What makes the row the row that it is; null when that could not be read. */
    @Nullable
    public String number(RecordType subject) {
        String number = values[0];
        return subject == RecordType.INVITATION && number != null ? number + " " + values[1] : number;
    }

    /** The keyed hash of the number. */
    @Nullable
    public String key(RecordType subject, PseudonymKey key) {
        String number = number(subject);
        return number == null ? null : key.hash(number);
    }

    /** Two rows that say the same have the same. */
    int content() {
        return Arrays.hashCode(values);
    }

    /** The slot that orders the versions of a number; invitations have none, so that it is one that is never filled. */
    int momentSlot(RecordType subject) {
        return subject == RecordType.INVITATION ? values.length : values.length - 1;
    }

    void set(int slot, @Nullable String value) {
        values[slot] = value;
    }

    /** @param value null for "do not know" */
    void score(String code, @Nullable String value) {
        scores.append(scores.isEmpty() ? "" : ",")
                .append('"')
                .append(code)
                .append("\":")
                .append(value);
    }

    /** The scores as a JSON object. */
    String scores() {
        return "{" + scores + "}";
    }

    public void found(RuleViolation finding) {
        findings.add(finding);
    }

    public List<RuleViolation> findings() {
        return findings;
    }
}
