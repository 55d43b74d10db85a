/** Comparing groups without ranking them, and what goes with overall satisfaction. */
@NullMarked
@NamedInterface("comparison")
package org.rida.metric.comparison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
