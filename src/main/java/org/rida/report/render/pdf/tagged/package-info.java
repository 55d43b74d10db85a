/** Filled pages become tagged PDF: XSL-FO with fixed positions, written by Apache FOP, finished by PDFBox. */
@NullMarked
package org.rida.report.render.pdf.tagged;

import org.jspecify.annotations.NullMarked;
