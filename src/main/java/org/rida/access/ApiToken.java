package org.rida.access;














import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A program's key to the API, without the key itself: that is shown once. */
public record ApiToken(
        long id, String user, String name, Instant createdAt, Instant expiresAt, @Nullable Instant usedAt) {}
