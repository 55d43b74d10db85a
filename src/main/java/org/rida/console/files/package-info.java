/** Files received: upload, preview, import, rejected rows and their correction. */
@NullMarked
package org.rida.console.files;

import org.jspecify.annotations.NullMarked;
