/** Takes files out again that were merged by mistake. */
@NullMarked
@NamedInterface("withdrawal")
package org.rida.intake.withdrawal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
