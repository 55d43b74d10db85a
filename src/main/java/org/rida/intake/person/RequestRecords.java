package org.rida.intake.person;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditEvent;
import org.rida.access.AuditEvents;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.rida.intake.key.ErasedNumbers;
import org.rida.intake.key.PseudonymKeys;
import org.springframework.stereotype.Component;

/**
 * What is stored about a single request: its versions, what was answered about it, its invitations and rejected rows, and who
 * looked at it. Looking is recorded in the audit log, without the number.
 */
@Component
public class RequestRecords {

    /** As many letters tell requests apart, and lead nowhere without the key. */
    private static final int SUBJECT_LETTERS = 12;

    private static final int MAX_VISITS = 20;

    private final PersonRows rows;
    private final PseudonymKeys keys;
    private final AuditLog audit;
    private final AuditEvents events;

    RequestRecords(PersonRows rows, PseudonymKeys keys, AuditLog audit, AuditEvents events) {
        this.rows = rows;
        this.keys = keys;
        this.audit = audit;
        this.events = events;
    }

    /**
     * @param number as it is stored
     * @param rows by their place, see {@link FoundRow#place}; versions and answers oldest first
     * @param visits who looked at it or downloaded it before, newest first; at most 20
     */
    public record RequestRecord(String number, Map<String, List<FoundRow>> rows, List<AuditEvent> visits) {

        /** The rows of a place; none when there are none. */
        public List<FoundRow> at(String place) {
            return rows.getOrDefault(place, List.of());
        }
    }

    /**
     * Looks for a request.
     *
     * @param typed its number, in digits of any script
     * @return empty when nothing is stored under it
     * @throws Problem when it is no number, or the pseudonym of an erased one
     */
    public Optional<RequestRecord> read(String typed, Actor actor) {
        String number = PersonFinder.clean(typed);
        String subject = "request " + ErasedNumbers.letters(keys.open().hash(number), SUBJECT_LETTERS);
        return audit.record(
                new Operation(actor, AuditAction.ROWS_VIEWED, subject, Map.of()),
                () -> find(number, subject),
                found -> Map.of(
                        "rows",
                        Integer.toString(found.map(f -> f.rows().values().stream()
                                        .mapToInt(List::size)
                                        .sum())
                                .orElse(0))));
    }

    private Optional<RequestRecord> find(String number, String subject) {
        List<FoundRow> found = rows.find(new PersonNumbers(Set.of(), Set.of(number), Set.of()));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new RequestRecord(
                        number,
                        found.stream().collect(Collectors.groupingBy(FoundRow::place)),
                        events.about(subject, MAX_VISITS)));
    }
}
