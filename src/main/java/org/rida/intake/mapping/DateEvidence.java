package org.rida.intake.mapping;

/**
 * What the dates of one column say about their order. A date whose day is beyond the 12th can only be read in one
 * order; one up to the 12th in both, unless day and month are equal. Equal cells may count once. Not thread-safe.
 */
public final class DateEvidence {

    private static final int MONTHS = 12;
    /** So many real dates are up to the 12th by chance in six of a hundred columns at most. */
    private static final int FEW = 3;

    private final DateOrder assumed;
    private long line;
    private long realUpToTwelve;
    private long realBeyondTwelve;
    private long ambiguous;
    private DateSample ambiguousSample = DateSample.NONE;
    private String readings = "";
    private long dayFirst;
    private DateSample dayFirstSample = DateSample.NONE;
    private long monthFirst;
    private DateSample monthFirstSample = DateSample.NONE;
    private long declaredAmbiguous;
    private long confirmed;
    private long contrary;
    private DateSample contrarySample = DateSample.NONE;

    /** @param assumed by which ambiguous dates of an open order are read until the column is complete */
    DateEvidence(DateOrder assumed) {
        this.assumed = assumed;
    }

    /**
     * A cell and where it stands.
     *
     * @param line from 1; 0 for none
     */
    public record DateSample(long line, String cell) {
        static final DateSample NONE = new DateSample(0, "");
    }

    /** @param at line of the cells that follow */
    void at(long at) {
        line = at;
    }

    /** A date in ISO form, which real dates of a spreadsheet have. */
    void real(String isoDay) {
        char tens = isoDay.charAt(8);
        if (tens > '1' || tens == '1' && isoDay.charAt(9) > '2') {
            realBeyondTwelve++;
        } else {
            realUpToTwelve++;
        }
    }

    /**
     * A date of two numbers that was read.
     *
     * @param order by which it was read
     * @param declared whether the mapping allows only this order for dates of this form
     */
    void read(String cell, DateOrder order, boolean declared, int day, int month) {
        if (day == month) {
            return;
        }
        boolean both = day <= MONTHS;
        if (declared) {
            declaredAmbiguous += both ? 1 : 0;
            confirmed += both ? 0 : 1;
        } else if (both) {
            ambiguousSample = ambiguous++ == 0 ? new DateSample(line, cell) : ambiguousSample;
        } else {
            proof(cell, order);
        }
    }

    /**
     * A date that only the order opposite to that of its form can read.
     *
     * @param order that reads it
     */
    void contrary(String cell, DateOrder order, boolean declared) {
        if (declared) {
            contrarySample = contrary++ == 0 ? new DateSample(line, cell) : contrarySample;
        } else {
            proof(cell, order);
        }
    }

    private void proof(String cell, DateOrder order) {
        if (order == DateOrder.DAY_FIRST) {
            dayFirstSample = dayFirst++ == 0 ? new DateSample(line, cell) : dayFirstSample;
        } else {
            monthFirstSample = monthFirst++ == 0 ? new DateSample(line, cell) : monthFirstSample;
        }
    }

    /** The order by which ambiguous dates of an open order were read. */
    public DateOrder assumed() {
        return assumed;
    }

    /** Dates of an open order that both orders can read, as different days. */
    public long ambiguous() {
        return ambiguous;
    }

    public DateSample ambiguousSample() {
        return ambiguousSample;
    }

    /** Both readings of that date, as days in ISO form. */
    public String readings() {
        return readings;
    }

    /** Whether the readings of the first such date are still to be told. */
    boolean lacksReadings() {
        return ambiguous == 1 && readings.isEmpty();
    }

    void readings(String told) {
        readings = told;
    }

    /** Dates of an open order that only this order can read. */
    public long proofs(DateOrder order) {
        return order == DateOrder.DAY_FIRST ? dayFirst : monthFirst;
    }

    /** The first date that only this order can read. */
    public DateSample sample(DateOrder order) {
        return order == DateOrder.DAY_FIRST ? dayFirstSample : monthFirstSample;
    }

    /** Dates beyond the 12th that the only order of the mapping, or of dates in ISO form, can read. */
    public long confirmed() {
        return confirmed + realBeyondTwelve;
    }

    /** Dates that the only order of the mapping cannot read, and the opposite one can. */
    public long contrary() {
        return contrary;
    }

    public DateSample contrarySample() {
        return contrarySample;
    }

    /**
     * Whether a spreadsheet has most likely swapped day and month of some dates: it makes real dates of those whose
     * day is up to the 12th, the month taken for the day, and leaves the others as text. A few up to the 12th are text
     * where their cells had been so before.
     */
    public boolean isHalfConverted() {
        long textUpToTwelve = ambiguous + declaredAmbiguous;
        long textBeyondTwelve = dayFirst + monthFirst + confirmed;
        return realUpToTwelve > 0
                && realBeyondTwelve == 0
                && textBeyondTwelve > 0
                && (textUpToTwelve == 0
                        || realUpToTwelve >= FEW
                                && textUpToTwelve < realUpToTwelve
                                && textUpToTwelve < textBeyondTwelve);
    }
}
