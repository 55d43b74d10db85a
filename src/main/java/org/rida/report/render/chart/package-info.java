/** Draws charts on a canvas, which is a PDF page or an SVG element. */
@NullMarked
package org.rida.report.render.chart;

import org.jspecify.annotations.NullMarked;
