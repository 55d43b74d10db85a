package org.rida.privacy;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rules for groups of digits ask of the tokens around them; what a rule applies to is marked as plain. */
abstract class TokenRules {

    final List<TextToken> tokens;
    private final BitSet plain;

    /** @param plain gets the positions of the tokens to which a rule applies */
    TokenRules(List<TextToken> tokens, BitSet plain) {
        this.tokens = tokens;
        this.plain = plain;
    }

    /** Applies the rules to a group of digits. */
    abstract void apply(int i);

    void keep(int first, int last) {
        plain.set(first, last + 1);
    }

    /** Whether groups of digits follow one another from here, with signs between. */
    boolean isGroups(int i, int count) {
        for (int group = 1; group < count; group++) {
            if (!isGroup(i + 2 * group, null, i + 2 * group - 1)) {
                return false;
            }
        }
        return tokens.get(i).isDigits() && !tokens.get(i).inWords();
    }

    boolean isGroup(int i, @Nullable String separator, int between) {
        return i >= 0
                && i < tokens.size()
                && tokens.get(i).isDigits()
                && tokens.get(between).joins()
                && (separator == null || tokens.get(between).text().strip().equals(separator));
    }

    boolean isGroup(int before, String separator) {
        return isGroup(before, separator, before + 1);
    }

    /** The sign between a group and the next, without spaces; a space for nothing but spaces. */
    String separator(int i) {
        String text = tokens.get(i + 1).text();
        return text.isBlank() ? " " : text.strip();
    }

    /** Whether no further group is joined by the same sign before or behind. */
    boolean standsAlone(int first, int last, String separator) {
        return !isGroup(first - 2, separator) && !isGroup(last + 2, separator, last + 1);
    }

    boolean isOneOf(String signs, int i) {
        String text = tokens.get(i).text();
        return text.length() == 1 && signs.contains(text);
    }
}
