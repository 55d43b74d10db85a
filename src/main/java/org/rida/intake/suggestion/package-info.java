/** Suggests a mapping for a file of an unknown layout, from its headers and its first rows. */
@NullMarked
package org.rida.intake.suggestion;

import org.jspecify.annotations.NullMarked;
