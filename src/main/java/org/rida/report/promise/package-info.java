/** The promises of a policy side by side: the answer, and what is declared beside it. */
@NullMarked
package org.rida.report.promise;

import org.jspecify.annotations.NullMarked;
