package org.rida.job.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.database.NumberReplacement;
import org.rida.database.backup.ErasureList;
import org.rida.i18n.Problem;
import org.rida.intake.key.ErasedNumberList;
import org.rida.intake.key.ErasedNumbers;
import org.rida.intake.key.NumberKind;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.person.FoundRow;
import org.rida.intake.person.PersonFinder;
import org.rida.intake.person.PersonNumbers;
import org.rida.intake.person.PersonRows;
import org.rida.job.person.PrivacyRequest.RequestedAction;
import org.rida.job.rules.MappingFiles;
import org.rida.report.edition.EditionErasure;
import org.springframework.stereotype.Component;

/**
 * Finds, exports and erases what is stored about one person. All of it is recorded in the audit log, without the number.
 *
 * <p>Erasure keeps what is counted: days, services, departments and scores stay, under a pseudonym instead of the number. Texts,
 * the beneficiary and everything by which the person could be found go, in the database, in files as they were sent and in
 * documents that list single requests. Keyed hashes of the numbers are kept: see {@link ErasureList}.
 */
@Component
public class Persons {

    /** More requests of one person are a placeholder that senders write for many. */
    private static final int MAX_REQUESTS = 500;

    private static final String HIDDEN = "***";

    private final PersonFinder finder;
    private final PersonRows rows;
    private final PersonFiles files;
    private final EditionErasure editions;
    private final NumberReplacement replacement;
    private final ErasedNumberList erased;
    private final MappingFiles mappings;
    private final PrivacyRequests requests;
    private final AuditLog audit;
    private final PersonEraser eraser;

    Persons(
            PersonFinder finder,
            PersonRows rows,
            PersonFiles files,
            EditionErasure editions,
            NumberReplacement replacement,
            ErasedNumberList erased,
            MappingFiles mappings,
            PrivacyRequests requests,
            AuditLog audit,
            PersonEraser eraser) {
        this.finder = finder;
        this.rows = rows;
        this.files = files;
        this.editions = editions;
        this.replacement = replacement;
        this.erased = erased;
        this.mappings = mappings;
        this.requests = requests;
        this.audit = audit;
        this.eraser = eraser;
    }

    /**
     * Who is asked about, and why.
     *
     * @param number of a beneficiary, a request or a response, as a person types it
     * @param kind what it is the number of; null to find out. Of a request or response that is named so, only this one is meant
     * @param reason not blank; recorded without the number
     */
    public record PersonQuery(String number, @Nullable NumberKind kind, String reason) {

        private String auditedReason() {
            return number.isBlank() ? reason.strip() : reason.strip().replace(number.strip(), HIDDEN);
        }
    }

    /**
     * What is stored about a person.
     *
     * @param requests how many requests
     * @param responses how many responses
     * @param rows with file and line
     * @param editions numbers of watch lists in which one of the requests is a row
     */
    public record FoundPerson(int requests, int responses, List<FoundRow> rows, List<Long> editions) {}

    /**
     * Everything that is stored about a person.
     *
     * @throws Problem when nothing is, the number is that of several people, or the reason is blank
     */
    public FoundPerson find(PersonQuery query, Actor actor) {
        return recorded(query, AuditAction.PERSON_FOUND, actor, this::found, Persons::counts);
    }

    /**
     * As {@link #find}, to be handed out. The open request for it in the register is closed.
     *
     * @throws Problem as {@link #find}
     */
    public FoundPerson export(PersonQuery query, Actor actor) {
        return recorded(
                query,
                AuditAction.PERSON_EXPORTED,
                actor,
                person -> {
                    FoundPerson found = found(person);
                    requests.complete(RequestedAction.EXPORT, person.subject(), query.auditedReason(), actor, null);
                    return found;
                },
                Persons::counts);
    }

    /**
     * Erases a person. The hashes are listed first: when the process dies in between, the next start continues.
     *
     * @return the number of the request in the register, which has the certificate
     * @throws Problem as {@link #find}
     */
    public long erase(PersonQuery query, Actor actor) {
        return erase(query, found -> {}, actor);
    }

    /**
     * As {@link #erase(PersonQuery, Actor)}, where somebody has seen before what is erased.
     *
     * @param check of what is stored now; by an exception it keeps it from being erased
     */
    public long erase(PersonQuery query, Consumer<FoundPerson> check, Actor actor) {
        return recorded(
                query,
                AuditAction.PERSON_ERASED,
                actor,
                person -> {
                    if (query.kind() == null && person.numbers().requests().size() > MAX_REQUESTS) {
                        throw Problem.of(
                                "person.problem.placeholder",
                                "n",
                                person.numbers().requests().size());
                    }
                    check.accept(found(person));
                    Map<String, String> typed = new LinkedHashMap<>();
                    String number = PersonFinder.clean(query.number());
                    typed.put(number, person.matcher().pseudonym(NumberKind.BENEFICIARY, number));
                    return eraser.erase(person, typed, query.auditedReason(), actor);
                },
                id -> Map.of("certificate", Long.toString(id)));
    }

    /**
     * Records what somebody asked for, to be done within the days of the settings.
     *
     * @param received day on which it arrived; null for today
     * @return its number in the register
     * @throws Problem when the day is in the future, the reason is blank, or the number is that of several people
     */
    public long receive(PersonQuery query, RequestedAction action, @Nullable LocalDate received, Actor actor) {
        LocatedPerson person = locate(query);
        return requests.receive(action, person.subject(), received, query.auditedReason(), actor);
    }

    /**
     * Erases everybody again whom the list names and the database still holds, as after the restore of an older backup.
     *
     * @param listed hashes that the database does not know as erased
     */
    void replay(Set<String> listed, String reason, Actor actor) {
        PseudonymKey key = finder.key();
        ErasedNumbers matcher = new ErasedNumbers(key, listed);
        audit.record(
                Operation.because(
                        reason,
                        actor,
                        AuditAction.PERSON_ERASED,
                        PrivacyRequests.subject(listed.iterator().next())),
                () -> {
                    Map<String, String> typed = new LinkedHashMap<>();
                    replacement
                            .words(word -> matcher.contains(NumberKind.BENEFICIARY, word))
                            .forEach(word -> typed.put(word, matcher.pseudonym(NumberKind.BENEFICIARY, word)));
                    return eraser.erase(
                            new LocatedPerson(finder.listed(matcher), listed, matcher), typed, reason, actor);
                });
    }

    private <T> T recorded(
            PersonQuery query,
            AuditAction action,
            Actor actor,
            Function<LocatedPerson, T> work,
            Function<T, Map<String, String>> facts) {
        String number = PersonFinder.clean(query.number());
        String subject = PrivacyRequests.subject(finder.key().hash(number));
        return audit.record(
                new Operation(actor, action, subject, Map.of("reason", query.auditedReason())),
                () -> {
                    if (query.reason().isBlank()) {
                        throw Problem.of("problem.reason-missing");
                    }
                    LocatedPerson person = locate(query);
                    if (person.numbers().isEmpty()) {
                        boolean before = person.hashes().stream().anyMatch(erased.hashes()::contains);
                        throw Problem.of(before ? "person.problem.erased" : "person.problem.unknown");
                    }
                    return work.apply(person);
                },
                facts);
    }

    /** Of an unknown number, the hashes under which it would be known. */
    private LocatedPerson locate(PersonQuery query) {
        String number = PersonFinder.clean(query.number());
        PseudonymKey key = finder.key();
        ErasedNumbers none = new ErasedNumbers(key, Set.of());
        Set<String> prefixes = new TreeSet<>(mappings.all().stream()
                .map(Mapping::numberPrefix)
                .filter(prefix -> !prefix.isEmpty())
                .toList());
        PersonNumbers numbers = finder.find(number, query.kind(), prefixes).orElse(null);
        if (numbers != null) {
            Collection<String> hashes = numbers.hashes(none);
            return new LocatedPerson(numbers, hashes, new ErasedNumbers(key, Set.copyOf(hashes)));
        }
        PersonNumbers candidates = candidates(number, query.kind(), prefixes, key);
        Collection<String> hashes = candidates.hashes(none);
        ErasedNumbers matcher = new ErasedNumbers(key, Set.copyOf(hashes));
        // perhaps in files that were never read
        boolean inFiles = !files.find(matcher).isEmpty();
        return new LocatedPerson(
                inFiles ? candidates : new PersonNumbers(Set.of(), Set.of(), Set.of()), hashes, matcher);
    }

    private static PersonNumbers candidates(
            String number, @Nullable NumberKind kind, Set<String> prefixes, PseudonymKey key) {
        Set<String> all = new TreeSet<>(Set.of(number));
        prefixes.forEach(prefix -> all.add(prefix + number));
        return new PersonNumbers(
                kind == null || kind == NumberKind.BENEFICIARY ? Set.of(key.hash(number)) : Set.of(),
                kind == null || kind == NumberKind.REQUEST ? all : Set.of(),
                kind == null || kind == NumberKind.RESPONSE ? all : Set.of());
    }

    private FoundPerson found(LocatedPerson person) {
        List<FoundRow> found = new ArrayList<>(rows.find(person.numbers()));
        found.addAll(files.find(person.matcher()));
        return new FoundPerson(
                person.numbers().requests().size(),
                person.numbers().responses().size(),
                found,
                editions.naming(person.numbers().requests()));
    }

    private static Map<String, String> counts(FoundPerson found) {
        return Map.of("rows", Integer.toString(found.rows().size()));
    }
}
