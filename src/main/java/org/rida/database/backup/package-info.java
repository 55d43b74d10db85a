/** Backup and restore: one archive with all tables and the encrypted key. */
@NullMarked
@NamedInterface("backup")
package org.rida.database.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
