/** Figure sets become PDF pages, drawn by JasperReports from the templates in {@code reports/style}. */
@NullMarked
package org.rida.report.pdf;

import org.jspecify.annotations.NullMarked;
