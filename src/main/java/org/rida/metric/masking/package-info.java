/** Hides small counts so that they cannot be computed from other figures. */
@NullMarked
@NamedInterface("masking")
package org.rida.metric.masking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
