/** Native charts of a workbook, drawn from the cells of a table. */
@NullMarked
@NamedInterface("chart")
package org.rida.sheet.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
