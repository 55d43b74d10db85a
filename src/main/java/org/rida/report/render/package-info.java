/** Renders figure sets as documents. */
@NullMarked
@NamedInterface("render")
package org.rida.report.render;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
