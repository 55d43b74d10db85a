/** What is wrong with a row or a file, and the messages that say so. */
@NullMarked
@NamedInterface("finding")
package org.rida.intake.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
