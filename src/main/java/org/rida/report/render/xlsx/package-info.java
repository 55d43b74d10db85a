/** Renders figure sets as workbooks with real numbers and native charts. */
@NullMarked
package org.rida.report.render.xlsx;

import org.jspecify.annotations.NullMarked;
