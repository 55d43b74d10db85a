/** Runs as they are stored and shown: state, steps, events, results. */
@NullMarked
@NamedInterface("run")
package org.rida.job.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
