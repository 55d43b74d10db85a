/** The database: an embedded, durable PostgreSQL by default, or the server of {@code spring.datasource.url}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"io", "i18n"})
package org.rida.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
