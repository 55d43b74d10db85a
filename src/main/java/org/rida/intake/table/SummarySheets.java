package org.rida.intake.table;

import java.util.Arrays;
import java.util.Set;
import org.rida.intake.text.TextNormalizer;

/** Tells sheets that sum up the others by their names: a row of one is no request and no answer. */
final class SummarySheets {

    private static final Set<String> WORDS = Set.of(
            "summary",
            "summaries",
            "total",
            "totals",
            "overview",
            "dashboard",
            "الملخص",
            "ملخص",
            "خلاصه",
            "الخلاصه",
            "الاجمالي",
            "اجمالي",
            "المجموع",
            "مجموع");

    private SummarySheets() {}

    static boolean isSummary(String sheet) {
        return Arrays.stream(TextNormalizer.fold(sheet).split(" ")).anyMatch(WORDS::contains);
    }
}
