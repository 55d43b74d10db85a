/** The rows behind a figure: lineage and watch list. */
@NullMarked
@NamedInterface("rows")
package org.rida.tally.rows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
