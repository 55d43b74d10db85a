package org.rida.pull;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of the answers.
 *
 * @param rows each from column to text, in the order of the form
 * @param next address of the next page; null on the last
 * @param latest when the newest of them came or was changed; null where the server does not say, or there are none
 */
record Page(List<Map<String, String>> rows, @Nullable URI next, @Nullable Instant latest) {}
