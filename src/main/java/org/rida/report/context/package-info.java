/** What a block is built from: definition, period, figures, labels. */
@NullMarked
package org.rida.report.context;

import org.jspecify.annotations.NullMarked;
