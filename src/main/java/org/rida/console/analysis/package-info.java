/** Pages of the quality officer: trends, turnaround, watch list, comments, lineage, decisions. */
@NullMarked
package org.rida.console.analysis;

import org.jspecify.annotations.NullMarked;
