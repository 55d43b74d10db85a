/** Rows become episodes and month counts, in SQL; knows which months are stale. */
@NullMarked
package org.rida.tally;

import org.jspecify.annotations.NullMarked;
