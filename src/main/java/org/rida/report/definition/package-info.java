/** Reads and validates the report definitions in {@code reports/}. */
@NullMarked
@NamedInterface("definition")
package org.rida.report.definition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
