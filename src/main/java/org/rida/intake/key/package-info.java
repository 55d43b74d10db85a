/** The secret key that pseudonymizes beneficiary numbers and encrypts identifiers of rejected rows. */
@NullMarked
@NamedInterface("key")
package org.rida.intake.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
