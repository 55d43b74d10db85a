/** Help: what each page is for, the glossary of all measures, and the first steps of each role. */
@NullMarked
package org.rida.console.help;

import org.jspecify.annotations.NullMarked;
