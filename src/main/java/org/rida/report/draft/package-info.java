/** Drafts a report: builds pages and headings, freezes the figure set. */
@NullMarked
package org.rida.report.draft;

import org.jspecify.annotations.NullMarked;
