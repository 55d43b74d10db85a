/** What a report says, frozen: figure sets, pages, blocks, cells. */
@NullMarked
@NamedInterface("document")
package org.rida.report.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
