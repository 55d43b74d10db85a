package org.rida.metric;














/** A metric's name and its definition, in one language. */
public record MetricText(String name, String definition) {}
