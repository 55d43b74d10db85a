/** The frozen content of a report: figure sets, pages, blocks and cells. */
@NullMarked
@NamedInterface("document")
package org.rida.report.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
