/** Report files: reading and validation of the folders of reports/. */
@NullMarked
@NamedInterface("definition")
package org.rida.report.definition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
