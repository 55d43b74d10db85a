/** Decides which groups' opinions are large enough to be shown, and joins those that are not. */
@NullMarked
@NamedInterface("disclosure")
package org.rida.report.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
