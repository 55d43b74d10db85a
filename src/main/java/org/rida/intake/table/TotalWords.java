package org.rida.intake.table;

import java.util.Set;
import org.rida.intake.text.TextNormalizer;

/** The words with which rows begin that sum up others. */
public final class TotalWords {

    /** The first words of a row that sums up others, folded. */
    private static final Set<String> TOTALS = Set.of(
            "total",
            "totals",
            "subtotal",
            "sum",
            "average",
            "mean",
            "avg",
            "count",
            "median",
            "std",
            "stdev",
            "standard",
            "variance",
            "minimum",
            "maximum",
            "grand",
            "overall",
            "المجموع",
            "مجموع",
            "الاجمالي",
            "اجمالي",
            "الاجمالى",
            "المتوسط",
            "متوسط",
            "المعدل",
            "العدد",
            "عدد",
            "الوسيط",
            "الانحراف",
            "التباين");

    /** Of these, what is never an ordinary value of a column. */
    private static final Set<String> SUMS =
            Set.of("total", "totals", "subtotal", "grand", "المجموع", "مجموع", "الاجمالي", "اجمالي");

    /** In characters; a longer cell is a sentence that happens to begin with such a word. */
    private static final int LONGEST_TOTAL = 40;

    private TotalWords() {}

    /** Whether a cell in the column of numbers begins with such a word: a number of a row never does. */
    static boolean isTotal(String cell) {
        return startsWith(cell, TOTALS);
    }

    /** Whether any other cell does, with a word that is never an ordinary value: "count" may be one. */
    public static boolean isUnmistakable(String cell) {
        return startsWith(cell, SUMS);
    }

    private static boolean startsWith(String cell, Set<String> words) {
        if (cell.length() > LONGEST_TOTAL || Character.isDigit(cell.charAt(0))) {
            return false;
        }
        String folded = TextNormalizer.fold(cell);
        int space = folded.indexOf(' ');
        return words.contains(space < 0 ? folded : folded.substring(0, space));
    }
}
