/** Figures from counts: shares, intervals, percentiles, Kaplan-Meier, XmR charts, masking arithmetic; plain Java. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.rida.metric;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
