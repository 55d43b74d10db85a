/** Hides small counts so that they cannot be computed from other figures. */
@NullMarked
package org.rida.metric.masking;

import org.jspecify.annotations.NullMarked;
