/** Figures from counts: shares, intervals, percentiles, Kaplan-Meier, XmR charts, masking arithmetic; plain Java. */
@NullMarked
package org.rida.metric;

import org.jspecify.annotations.NullMarked;
