/** Violations of rules by rows and files, and the messages that describe them. */
@NullMarked
@NamedInterface("finding")
package org.rida.intake.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
