/** The embedded PostgreSQL server: start, stop, supervision, data directory, port. */
@NullMarked
package org.rida.database.embedded;

import org.jspecify.annotations.NullMarked;
