/** The kinds of blocks of a report, each built from the figures. */
@NullMarked
package org.rida.report.block;

import org.jspecify.annotations.NullMarked;
