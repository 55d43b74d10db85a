package org.rida.quality;

import java.time.Instant;

/** Who made or withdrew a decision, when and with which reason. */
public record Signature(String actor, Instant at, String reason) {}
