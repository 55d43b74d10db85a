package org.rida.sheet;

import java.time.Instant;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;

/**
 * What a whole workbook has in common: Arabic sheets run from right to left.
 *
 * @param digits how numbers are shown in Arabic; the cells hold real numbers either way
 * @param created the workbook's date of creation: a parameter, so that the same content gives the same bytes
 */
public record WorkbookSettings(Language language, DigitSystem digits, Instant created) {

    Messages messages() {
        return new Messages(language, digits);
    }
}
