/** Addresses of explorer pages that officers and administrators save under a name, and are sent by mail. */
@NullMarked
package org.rida.console.views;

import org.jspecify.annotations.NullMarked;
