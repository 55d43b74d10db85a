package org.rida.intake.mapping;

import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;













import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a workbook of rejected rows has beside the sender's own columns. When it comes back these are known. */
public enum RejectColumn {
    /** The line in the sender's file. */
    LINE,
    /** Why the row was rejected. */
    REASON,
    /** Leads back to the rejected row, also where its number is what has to be mended. */
    REFERENCE;

    public String title(Language language) {
        return new Messages(language, DigitSystem.EUROPEAN).format("intake.workbook." + name().toLowerCase(Locale.ROOT));
    }

    /** Whether a header, in folded form, is this column's in any language. */
    boolean isTitle(String folded) {
        return titles().anyMatch(folded::equals);
    }

    static boolean isAnyTitle(String folded) {
        return Stream.of(values()).anyMatch(c -> c.isTitle(folded));
    }

    /** The column's place among folded headers; -1 when it is not there. */
    int in(List<String> folded) {
        return titles().mapToInt(folded::indexOf)
                .filter(i -> i >= 0)
                .findFirst()
                .orElse(-1);
    }

    private Stream<String> titles() {
        return Stream.of(Language.values()).map(l -> TextNormalizer.fold(title(l)));
    }
}
