package org.rida.sheet;

import java.time.Instant;
import org.rida.wording.Digits;
import org.rida.wording.Language;
import org.rida.wording.Wording;

/**
 * What a whole workbook has in common: Arabic sheets run from right to left.
 *
 * @param digits how numbers are shown in Arabic; the cells hold real numbers either way
 * @param created the workbook's date of creation: a parameter, so that the same content gives the same bytes
 */
public record Edition(Language language, Digits digits, Instant created) {

    Wording wording() {
        return new Wording(language, digits);
    }
}
