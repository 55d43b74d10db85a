/** Archives drafts and issues of reports, and compares them. */
@NullMarked
@NamedInterface("edition")
package org.rida.report.edition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
