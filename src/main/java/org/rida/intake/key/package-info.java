/** The secret key that pseudonymizes beneficiary numbers and encrypts identifiers of rejected rows. */
@NullMarked
package org.rida.intake.key;

import org.jspecify.annotations.NullMarked;
