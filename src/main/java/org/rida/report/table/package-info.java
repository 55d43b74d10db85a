/** Tables of a report: rows by dimension, question, theme and stage. */
@NullMarked
package org.rida.report.table;

import org.jspecify.annotations.NullMarked;
