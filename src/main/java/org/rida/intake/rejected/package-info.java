/** Rejected rows: listing, workbook for corrections, dismissal, retention. */
@NullMarked
@NamedInterface("rejected")
package org.rida.intake.rejected;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
