package org.rida.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.IntStream;

/**
 * The days on which a month's requests arrive: fewer on weekends, more in Ramadan and when school begins.
 *
 * @param month of the requests
 * @param count number of its requests
 * @param cumulative running sums of the days' weights
 */
record ArrivalPattern(YearMonth month, int count, double[] cumulative) {

    /**
     * @param usual requests in an ordinary month
     * @param seed of the sample; it varies the month by 5 % up or down
     */
    static ArrivalPattern in(YearMonth month, int usual, CharityModel charity, long seed) {
        double[] cumulative = new double[month.lengthOfMonth()];
        double sum = 0;
        for (int day = 0; day < cumulative.length; day++) {
            sum += weight(month.atDay(day + 1), charity);
            cumulative[day] = sum;
        }
        // the month's level is drawn once, so that days do not average it out
        SeededRandom random = new SeededRandom(seed, month.getYear(), month.getMonthValue());
        double busy = seasonal(month) * (0.95 + 0.1 * random.fraction());
        return new ArrivalPattern(month, (int) Math.round(usual * busy), cumulative);
    }

    /**
     * Day of receipt of one of the month's requests: later numbers never come earlier.
     *
     * @param place among the month's requests, from 0
     */
    LocalDate day(int place) {
        double point = (place + 0.5) / count * cumulative[cumulative.length - 1];
        int day = IntStream.range(0, cumulative.length)
                .filter(d -> cumulative[d] > point)
                .findFirst()
                .orElse(cumulative.length - 1);
        return month.atDay(day + 1);
    }

    // a fifth of an open day: website and social media never close
    private static double weight(LocalDate day, CharityModel charity) {
        return charity.isOpen(day) ? 1 : 0.22;
    }

    private static double seasonal(YearMonth month) {
        boolean ramadan = CharityModel.isRamadan(month.atDay(15));
        boolean school = month.getMonthValue() == 8 || month.getMonthValue() == 9;
        return ramadan ? 1.18 : school ? 1.08 : 0.97;
    }
}
