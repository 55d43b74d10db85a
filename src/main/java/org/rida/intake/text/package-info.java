/** Text of cells made comparable: letters, digits and spaces that are written in several ways, and numbers of persons and requests. */
@NullMarked
@NamedInterface("text")
package org.rida.intake.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
