package org.rida.report.edition;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;

/** The content of a document is missing, or was changed since it was rendered; it is not handed out. */
public final class ChangedDocument extends Problem {

    ChangedDocument(String file) {
        super(BilingualText.ofMessage("problem.document-changed", "file", file));
    }
}
