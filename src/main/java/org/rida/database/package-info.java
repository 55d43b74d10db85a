/** The PostgreSQL that everything is kept in: an embedded, durable server by default, or any server that is named. */
@NullMarked
@ApplicationModule(allowedDependencies = {"io", "i18n"})
package org.rida.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
