/** Figure sets become one self-contained accessible page each, drawn by Thymeleaf. */
@NullMarked
package org.rida.report.html;

import org.jspecify.annotations.NullMarked;
