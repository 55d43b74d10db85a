/** File formats: CSV, XLS, XLSX, ZIP; character sets, delimiters, sheets. */
@NullMarked
@NamedInterface("format")
package org.rida.intake.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
