package org.rida.quality;



import java.time.Instant;

/** Who wrote or took back a decision, when, and in which words. */
public record Recorded(String by, Instant at, String words) {}
