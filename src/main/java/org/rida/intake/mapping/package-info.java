/** How the columns and values of a file become fields: mapping files, their validation, value conversion. */
@NullMarked
@NamedInterface("mapping")
package org.rida.intake.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
