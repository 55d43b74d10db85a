/** Distribution of a step's parts over several processes. */
@NullMarked
package org.rida.job.part;

import org.jspecify.annotations.NullMarked;
