/** What was understood of a file, and the questions about what is unusual in it. */
@NullMarked
@NamedInterface("question")
package org.rida.intake.question;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
