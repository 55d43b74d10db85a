/** What is drawn on, without saying whether it is a PDF page or an SVG element. */
@NullMarked
@NamedInterface("canvas")
package org.rida.report.render.canvas;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
