/** Issued reports, and drafts to review and issue. */
@NullMarked
package org.rida.console.reports;

import org.jspecify.annotations.NullMarked;
