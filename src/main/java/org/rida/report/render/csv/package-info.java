/** Renders figure sets as a CSV list of figures for other programs. */
@NullMarked
package org.rida.report.render.csv;

import org.jspecify.annotations.NullMarked;
