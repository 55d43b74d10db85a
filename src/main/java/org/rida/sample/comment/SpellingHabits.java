package org.rida.sample.comment;

import org.rida.sample.SeededRandom;

/**
 * The spelling habits of one person, applied to the whole comment.
 *
 * @param dropsHamza writes alef without its hamza
 * @param roundsTeh writes heh for teh marbuta
 * @param dotlessYeh writes a final yeh without dots
 * @param dottedMaksura writes a final alef maksura as yeh
 * @param easternDigits writes Arabic-Indic digits
 * @param typoRate share of letters that are doubled or lost, 0 to 1
 */
record SpellingHabits(
        boolean dropsHamza,
        boolean roundsTeh,
        boolean dotlessYeh,
        boolean dottedMaksura,
        boolean easternDigits,
        double typoRate) {

    /** Draws habits; more than half of the people leave out hamzas, few make typing errors. */
    static SpellingHabits of(SeededRandom random) {
        return new SpellingHabits(
                random.chance(0.55),
                random.chance(0.35),
                random.chance(0.18),
                random.chance(0.18),
                random.chance(0.3),
                random.chance(0.12) ? 0.012 : random.chance(0.3) ? 0.004 : 0);
    }

    /** The text as this person would type it; lengths differ by doubled and lost letters. */
    String write(String text, SeededRandom random) {
        StringBuilder written = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            char letter = spelt(text.charAt(i), Character.isLetter(next));
            boolean slip = Character.isLetter(letter) && random.chance(typoRate);
            if (!slip) {
                written.append(letter);
            } else if (random.chance(0.5)) {
                written.append(letter).append(letter);
            }
        }
        return written.toString();
    }

    private char spelt(char letter, boolean inside) {
        if (easternDigits && letter >= '0' && letter <= '9') {
            return (char) ('٠' + (letter - '0'));
        }
        return switch (letter) {
            case 'أ', 'إ', 'آ' -> dropsHamza ? 'ا' : letter;
            case 'ة' -> roundsTeh ? 'ه' : letter;
            case 'ى' -> dottedMaksura && !inside ? 'ي' : letter;
            case 'ي' -> dotlessYeh && !inside ? 'ى' : letter;
            default -> letter;
        };
    }
}
