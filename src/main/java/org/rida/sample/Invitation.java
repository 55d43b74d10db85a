package org.rida.sample;

import java.time.LocalDate;

/**
 * A request to rate the service.
 *
 * @param invitedOn day of the invitation
 * @param mode of the survey: {@code interviewer}, {@code phone}, {@code link} or {@code paper}
 */
public record Invitation(LocalDate invitedOn, String mode) {}
