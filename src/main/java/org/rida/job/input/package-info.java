/** Inputs that a job expects: what arrived, what is missing, what matches no pattern. */
@NullMarked
@NamedInterface("input")
package org.rida.job.input;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
