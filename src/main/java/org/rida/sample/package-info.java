/** A charity that does not exist: the deterministic generator of the sample data. */
@NullMarked
package org.rida.sample;

import org.jspecify.annotations.NullMarked;
