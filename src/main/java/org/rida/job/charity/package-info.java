/** The charity's own configuration: what a new folder begins with, and the form that fills it in. */
@NullMarked
@NamedInterface("charity")
package org.rida.job.charity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
