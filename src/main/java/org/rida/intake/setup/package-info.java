/** Describes an uploaded file of an unknown layout step by step, until it is a mapping. */
@NullMarked
@NamedInterface("setup")
package org.rida.intake.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
