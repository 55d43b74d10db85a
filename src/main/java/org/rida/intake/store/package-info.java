/** Staging and merging of accepted rows into the tables of records. */
@NullMarked
package org.rida.intake.store;

import org.jspecify.annotations.NullMarked;
