package org.rida.mail;

/**
 * Where a letter goes.
 *
 * @param to an e-mail address, or a folder that exists
 */
public record Address(Way way, String to) {}
