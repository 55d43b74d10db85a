/** Decides which figures may be shown to which readers. */
@NullMarked
@NamedInterface("masking")
package org.rida.report.masking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
