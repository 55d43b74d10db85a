/** What people may ask about their own data: finding, exporting and erasing it, and the register of such requests. */
@NullMarked
@NamedInterface("person")
package org.rida.job.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
