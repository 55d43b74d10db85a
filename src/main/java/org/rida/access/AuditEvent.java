package org.rida.access;

import org.rida.i18n.BilingualText;













import java.time.Instant;
import java.util.Map;

/**
 * One line of the audit log.
 *
 * @param kind code of an {@link Actor.Kind}
 * @param deed code of a {@link AuditAction}
 * @param subject what it was done to: a name, an edition, a file
 * @param outcome code of an {@link AuditOutcome}; empty while it is not known, for ever when the process died meanwhile
 * @param cause why it failed or was refused; empty otherwise
 */
public record AuditEvent(
        long id,
        Instant at,
        String actor,
        String kind,
        String address,
        String deed,
        String subject,
        Map<String, String> detail,
        String outcome,
        BilingualText cause) {}
