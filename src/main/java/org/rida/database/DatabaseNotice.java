package org.rida.database;

import org.rida.i18n.BilingualText;

/**
 * Published when a person should know of something that no command reports as its result, such as the removal of files that
 * a killed process has left unfinished.
 *
 * @param text for the terminal
 */
public record DatabaseNotice(BilingualText text) {}
