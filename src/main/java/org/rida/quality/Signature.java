package org.rida.quality;














import java.time.Instant;

/** Who wrote or took back a decision, when, and in which words. */
public record Signature(String actor, Instant at, String reason) {}
