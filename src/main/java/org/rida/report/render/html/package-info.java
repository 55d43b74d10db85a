/** Renders figure sets as self-contained accessible HTML pages with Thymeleaf. */
@NullMarked
@NamedInterface("html")
package org.rida.report.render.html;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
