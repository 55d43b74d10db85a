/** Finds and erases what is stored about one person. */
@NullMarked
@NamedInterface("person")
package org.rida.intake.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
