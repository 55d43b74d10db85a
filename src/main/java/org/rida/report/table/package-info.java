/** Builds the tables of a report: rows by dimension, question, theme, stage, age or metric. */
@NullMarked
package org.rida.report.table;

import org.jspecify.annotations.NullMarked;
