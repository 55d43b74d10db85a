/** Month counts and counts over periods, by population and dimension. */
@NullMarked
@NamedInterface("count")
package org.rida.tally.count;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
