package org.rida.access;

import java.time.Instant;
import java.util.Map;
import org.rida.i18n.BilingualText;

/**
 * An entry of the audit log.
 *
 * @param id number, ascending with time
 * @param at time at which the operation began
 * @param actor name of the actor
 * @param address of the actor
 * @param detail further facts, by name
 * @param kind code of an {@link Actor.Kind}
 * @param action code of an {@link AuditAction}
 * @param subject what is affected: the name of a user, the number of an edition, the name of a file
 * @param outcome code of an {@link AuditOutcome}; empty while the operation runs, and for good when the process died
 *     meanwhile
 * @param cause why it failed or was refused; empty otherwise
 */
public record AuditEvent(
        long id,
        Instant at,
        String actor,
        String kind,
        String address,
        String action,
        String subject,
        Map<String, String> detail,
        String outcome,
        BilingualText cause) {}
