/** The kinds of steps that a job file can name. */
@NullMarked
package org.rida.job.step;

import org.jspecify.annotations.NullMarked;
