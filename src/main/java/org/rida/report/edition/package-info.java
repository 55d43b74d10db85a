/** Drafts and issues as they are stored: documents, corrections, differences. */
@NullMarked
@NamedInterface("edition")
package org.rida.report.edition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
