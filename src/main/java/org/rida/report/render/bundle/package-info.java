/** Renders what a statistician needs to recompute the figures of a report: counts, definitions and an R script. */
@NullMarked
package org.rida.report.render.bundle;

import org.jspecify.annotations.NullMarked;
