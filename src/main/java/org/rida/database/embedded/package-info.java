/** The PostgreSQL server that comes with the program: start, stop, data directory, port. */
@NullMarked
package org.rida.database.embedded;

import org.jspecify.annotations.NullMarked;
