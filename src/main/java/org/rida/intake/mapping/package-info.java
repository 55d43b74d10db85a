/** Mappings of senders' files to fields, the fields and rules, and the parsing of values. */
@NullMarked
@NamedInterface("mapping")
package org.rida.intake.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
