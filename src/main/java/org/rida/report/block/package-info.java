/** Builds the blocks of a report from its figures, one class per kind of block. */
@NullMarked
package org.rida.report.block;

import org.jspecify.annotations.NullMarked;
