/** Corrects rejected rows where they are shown: single cells, or all equal mistakes at once. */
@NullMarked
@NamedInterface("correction")
package org.rida.intake.correction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
