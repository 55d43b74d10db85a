package org.rida.sample;














import java.time.LocalDate;

/** A request to rate the service. */
public record Invitation(LocalDate invitedOn, String mode) {}
