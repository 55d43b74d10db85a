/** The files of the sample charity: exports as CSV and XLSX, partner files, faulty rows. */
@NullMarked
package org.rida.sample.export;

import org.jspecify.annotations.NullMarked;
