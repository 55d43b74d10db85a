/** The figures of a period from counts, with what may be shown of them. */
@NullMarked
@NamedInterface("figure")
package org.rida.report.figure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
