package org.rida.intake.setup;

import org.rida.intake.text.TextNormalizer;
import org.rida.privacy.PiiMasking;

/** A cell or header as it is shown: a file of an unknown layout may hold anything. */
final class ShownText {

    /** What is longer is cut before it is masked, since masking takes time. */
    private static final int LONGEST_MASKED = 300;

    private static final int LONGEST_SHOWN = 60;

    private ShownText() {}

    /** The first {@value #LONGEST_SHOWN} characters, personal data masked. */
    static String mask(String cell) {
        String text = TextNormalizer.clean(cell.length() > LONGEST_MASKED ? cell.substring(0, LONGEST_MASKED) : cell);
        String masked = PiiMasking.mask(text);
        return masked.length() > LONGEST_SHOWN ? masked.substring(0, LONGEST_SHOWN) + "…" : masked;
    }
}
