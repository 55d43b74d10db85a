package org.rida.access;

import java.time.Instant;
import java.util.Map;

/**
 * One line of the audit log.
 *
 * @param deed code of a {@link Deed}
 * @param subject what it was done to: a name, an edition, a file
 */
public record AuditEntry(
        long id, Instant at, String who, String address, String deed, String subject, Map<String, String> detail) {}
