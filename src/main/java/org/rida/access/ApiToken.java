package org.rida.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API token, without its secret.
 *
 * @param name chosen by the user, to tell tokens apart
 * @param usedAt time of the last request; null before the first
 */
public record ApiToken(
        long id, String user, String name, Instant createdAt, Instant expiresAt, @Nullable Instant usedAt) {}
