/** Parses the cells of a row into a record, and checks it against the rules. */
@NullMarked
package org.rida.intake.row;

import org.jspecify.annotations.NullMarked;
