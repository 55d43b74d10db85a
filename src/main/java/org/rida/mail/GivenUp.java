package org.rida.mail;

/** A letter will not be tried again: a person must look. */
public record GivenUp(Letter letter) {}
