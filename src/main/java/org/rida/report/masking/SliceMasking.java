package org.rida.report.masking;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rida.metric.Share;
import org.rida.metric.masking.Masking;
import org.rida.metric.masking.Tables;

/**
 * What may be shown of the answers to one question by slices, given what is shown of everybody. All slices in which the
 * report cuts the question are masked together, since they add up to the same totals.
 */
public final class SliceMasking {

    private final Masking masking;

    private SliceMasking(Masking masking) {
        this.masking = masking;
    }

    static SliceMasking of(QuestionMasking everybody, Map<String, Map<String, Share>> slices, int smallest) {
        return new SliceMasking(Masking.maskingOf(tables(everybody.tables(), slices), smallest, before(everybody)));
    }

    public static SliceMasking of(Masking masking) {
        return new SliceMasking(masking);
    }

    public static Masking.Before before(QuestionMasking everybody) {
        return new Masking.Before(everybody.shown(), everybody.masked());
    }

    /** @param slices by the slice's code and the value: satisfied of all who answered */
    public static Tables tables(Tables everybody, Map<String, Map<String, Share>> slices) {
        Tables tables = everybody;
        for (Map.Entry<String, Map<String, Share>> slice : slices.entrySet()) {
            tables = tables.combine(lines(slice.getKey(), slice.getValue()));
        }
        return tables;
    }

    /** Where nothing less protects the few, no slice of the question is shown. */
    boolean hidesEverything() {
        return !masking.exposed().isEmpty();
    }

    /** Whether the satisfied of a value are hidden, and with them their share, its interval and the mean. */
    public boolean hides(String slice, String value) {
        String row = slice + "/" + value;
        return hidesEverything() || masking.isAnyMasked(List.of(row + "/*", row + "/in", row + "/out"));
    }

    /** Whether it is hidden how many of a value answered. */
    public boolean hidesAll(String slice, String value) {
        return hidesEverything() || masking.isMasked(slice + "/" + value + "/*");
    }

    /** Whether the cell itself is masked, rather than hidden with another. */
    boolean masks(String cell) {
        return masking.isMasked(cell);
    }

    private static Tables lines(String slice, Map<String, Share> values) {
        Map<String, Long> all = new TreeMap<>();
        Map<String, Long> in = new TreeMap<>();
        Map<String, Long> out = new TreeMap<>();
        Tables tables = Tables.NONE;
        for (Map.Entry<String, Share> value : values.entrySet()) {
            String row = slice + "/" + value.getKey();
            Share share = value.getValue();
            all.put(row + "/*", share.denominator());
            in.put(row + "/in", share.numerator());
            out.put(row + "/out", share.complement().numerator());
            tables = tables.combine(Tables.line(
                    row + "/*",
                    Map.of(
                            row + "/in",
                            share.numerator(),
                            row + "/out",
                            share.complement().numerator())));
        }
        return tables.combine(Tables.line(QuestionMasking.ALL, all))
                .combine(Tables.line(QuestionMasking.SATISFIED, in))
                .combine(Tables.line(QuestionMasking.NOT + QuestionMasking.SATISFIED, out));
    }
}
