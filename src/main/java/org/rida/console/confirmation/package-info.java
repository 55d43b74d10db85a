/** Proof that a form was sent from the page that says what it does. */
@NullMarked
package org.rida.console.confirmation;

import org.jspecify.annotations.NullMarked;
