package org.rida.quality;

import java.time.Instant;

/**
 * Who made or withdrew a decision, when and with which reason.
 *
 * @param actor name of the account
 * @param reason as entered
 */
public record Signature(String actor, Instant at, String reason) {}
