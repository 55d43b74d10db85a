package org.rida.intake.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.intake.text.TextNormalizer;

/**
 * The columns that a workbook of rejected rows adds to those of the sender. They are recognized by their titles when
 * it is sent back.
 */
public enum RejectColumn {
    /** The line in the sender's file. */
    LINE,
    /** Why the row was rejected. */
    REASON,
    /** The id of the rejected row, so that a row whose number is wrong or missing can be corrected, too. */
    REFERENCE;

    /** The header in a language. */
    public String title(Language language) {
        return new Messages(language, DigitSystem.EUROPEAN)
                .format("intake.workbook." + name().toLowerCase(Locale.ROOT));
    }

    /** Whether a row has the header of this column in any language. */
    public boolean isIn(String[] cells) {
        return Stream.of(cells).map(TextNormalizer::fold).anyMatch(this::isTitle);
    }

    /** Whether a folded header is that of this column in any language. */
    boolean isTitle(String folded) {
        return titles().anyMatch(folded::equals);
    }

    /** Whether a folded header is that of any of these columns. */
    static boolean isAnyTitle(String folded) {
        return Stream.of(values()).anyMatch(c -> c.isTitle(folded));
    }

    /** The index of the column among folded headers; -1 when it is missing. */
    int indexIn(List<String> folded) {
        return titles().mapToInt(folded::indexOf)
                .filter(i -> i >= 0)
                .findFirst()
                .orElse(-1);
    }

    private Stream<String> titles() {
        return FoldedTitles.ALL.getOrDefault(this, List.of()).stream();
    }

    /** The folded titles in all languages: every header of every file is compared with them. */
    private static final class FoldedTitles {
        private static final Map<RejectColumn, List<String>> ALL = Stream.of(values())
                .collect(Collectors.toMap(column -> column, column -> Stream.of(Language.values())
                        .map(language -> TextNormalizer.fold(column.title(language)))
                        .toList()));
    }
}
