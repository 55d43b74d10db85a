/** Figures become documents: definitions in {@code reports/}, figure sets, renderers, the archive of drafts and issues. */
@NullMarked
package org.rida.report;

import org.jspecify.annotations.NullMarked;
