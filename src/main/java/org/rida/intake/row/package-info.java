/** From the cells of a row to a checked record: parsing, rules, rejection. */
@NullMarked
package org.rida.intake.row;

import org.jspecify.annotations.NullMarked;
