package org.rida.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API token, without its secret.
 *
 * @param id number, with which it is revoked
 * @param user log-in name of its owner
 * @param createdAt time of creation
 * @param expiresAt time from which it is no longer accepted
 * @param name chosen by the user, to tell tokens apart
 * @param usedAt time of the last request; null before the first
 */
public record ApiToken(
        long id, String user, String name, Instant createdAt, Instant expiresAt, @Nullable Instant usedAt) {}
