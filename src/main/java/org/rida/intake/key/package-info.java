/** The key with which beneficiaries' numbers are pseudonymised. */
@NullMarked
@NamedInterface("key")
package org.rida.intake.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
