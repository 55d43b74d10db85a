/** Figure sets become PDF pages, drawn by JasperReports from the templates in {@code reports/style}. */
@NullMarked
package org.rida.report.render.pdf;

import org.jspecify.annotations.NullMarked;
