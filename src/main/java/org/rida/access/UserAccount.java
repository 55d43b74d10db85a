package org.rida.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as administrators see them.
 *
 * @param id number
 * @param name log-in name, in lower case
 * @param createdAt time of creation
 * @param ready whether a password is chosen or an OpenID provider is linked
 * @param disabledAt null for an enabled account
 */
public record UserAccount(
        long id,
        String name,
        String fullName,
        Role role,
        boolean ready,
        Instant createdAt,
        @Nullable Instant disabledAt) {}
