package org.rida.sample.comment;

import org.rida.sample.SeededRandom;













/** How one person spells: each has habits, and keeps to them through a remark. */
record SpellingHabits(
        boolean dropsHamza,
        boolean roundsTeh,
        boolean dotlessYeh,
        boolean dottedMaksura,
        boolean easternDigits,
        double slips) {

    static SpellingHabits of(SeededRandom draw) {
        return new SpellingHabits(
                draw.chance(0.55),
                draw.chance(0.35),
                draw.chance(0.18),
                draw.chance(0.18),
                draw.chance(0.3),
                draw.chance(0.12) ? 0.012 : draw.chance(0.3) ? 0.004 : 0);
    }

    String write(String text, SeededRandom draw) {
        StringBuilder written = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            char letter = spelt(text.charAt(i), Character.isLetter(next));
            boolean slip = Character.isLetter(letter) && draw.chance(slips);
            if (!slip) {
                written.append(letter);
            } else if (draw.chance(0.5)) {
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
