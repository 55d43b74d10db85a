/** The key with which beneficiaries' numbers are pseudonymised. */
@NullMarked
package org.rida.intake.key;

import org.jspecify.annotations.NullMarked;
