/** Blocks about those who answered: satisfaction weighted to everyone asked, and what goes with it. */
@NullMarked
package org.rida.report.respondent;

import org.jspecify.annotations.NullMarked;
