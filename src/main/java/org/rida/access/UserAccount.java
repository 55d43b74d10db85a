package org.rida.access;














import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as administrators see them.
 *
 * @param ready whether the owner has chosen a password, or logs in elsewhere
 * @param disabledAt null while the account is in use
 */
public record UserAccount(
        long id,
        String name,
        String fullName,
        Role role,
        boolean ready,
        Instant createdAt,
        @Nullable Instant disabledAt) {}
