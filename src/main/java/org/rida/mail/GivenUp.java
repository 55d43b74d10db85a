package org.rida.mail;

import org.rida.wording.Text;

/** A letter will not be tried again: a person must look. */
public record GivenUp(Letter letter, Text why) {}
