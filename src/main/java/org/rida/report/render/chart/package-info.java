/** Charts are drawn once, on whatever takes lines and words: a page of a PDF or an SVG. */
@NullMarked
package org.rida.report.render.chart;

import org.jspecify.annotations.NullMarked;
