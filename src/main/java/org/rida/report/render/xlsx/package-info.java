/** The workbook edition of a report: real numbers with native charts, for people who calculate further. */
@NullMarked
package org.rida.report.render.xlsx;

import org.jspecify.annotations.NullMarked;
