/** Native charts of a workbook. */
@NullMarked
@NamedInterface("chart")
package org.rida.sheet.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
