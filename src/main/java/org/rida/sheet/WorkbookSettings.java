package org.rida.sheet;

import java.time.Instant;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;

/**
 * Settings of a whole workbook.
 *
 * @param language Arabic sheets run from right to left
 * @param digits shape of digits in Arabic; cells hold real numbers in any case
 * @param created creation date in the document properties: a parameter, so that the same content gives the same bytes
 */
public record WorkbookSettings(Language language, DigitSystem digits, Instant created) {

    /** The messages of the workbook's language and digits. */
    Messages messages() {
        return new Messages(language, digits);
    }
}
