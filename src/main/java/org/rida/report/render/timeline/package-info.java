/** Draws what happened to a request as a line of time. */
@NullMarked
@NamedInterface("timeline")
package org.rida.report.render.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
