/** Figure sets become one self-contained accessible page each, drawn by Thymeleaf. */
@NullMarked
@NamedInterface("html")
package org.rida.report.render.html;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
