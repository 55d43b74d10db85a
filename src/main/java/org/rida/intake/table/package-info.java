/** Finds the tables of a file: headers, the rows below them that are data, and what stands beside them. */
@NullMarked
package org.rida.intake.table;

import org.jspecify.annotations.NullMarked;
