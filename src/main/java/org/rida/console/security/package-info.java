/** Who may open which page and how users sign in: access rules, log-in, sessions, API tokens. */
@NullMarked
package org.rida.console.security;

import org.jspecify.annotations.NullMarked;
