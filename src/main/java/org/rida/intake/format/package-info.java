/** Reads CSV, XLS and XLSX files, plain or in a ZIP, as rows of text cells; detects charsets, delimiters and sheets. */
@NullMarked
@NamedInterface("format")
package org.rida.intake.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
