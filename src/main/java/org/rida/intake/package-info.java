/** Files become checked rows: formats, charset, mapping, rules, rejected rows, lineage; owns requests, responses, invitations, files. */
@NullMarked
package org.rida.intake;

import org.jspecify.annotations.NullMarked;
