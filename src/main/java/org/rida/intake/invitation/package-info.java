/** Lists of people who were drawn to be asked, and the tokens by which their answers come back. */
@NullMarked
@NamedInterface("invitation")
package org.rida.intake.invitation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
