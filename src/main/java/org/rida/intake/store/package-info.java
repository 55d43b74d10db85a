/** Stages accepted rows and merges them into the tables of records. */
@NullMarked
package org.rida.intake.store;

import org.jspecify.annotations.NullMarked;
