/** Figures on demand for the console: filters, groups, turnaround, exports. */
@NullMarked
@NamedInterface("explore")
package org.rida.report.explore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
