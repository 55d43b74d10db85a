package org.rida.intake.person;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.intake.key.ErasedNumbers;
import org.rida.intake.key.NumberKind;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.key.PseudonymKeys;
import org.rida.intake.text.IdentifierParser;
import org.rida.intake.text.TextNormalizer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds out under which numbers somebody is stored. A person is known by the beneficiary's number, of which the keyed hash
 * is stored, by the numbers of their requests, and by the numbers of their responses.
 */
@Component
public class PersonFinder {

    private static final String BY_BENEFICIARY =
            """
            select request_no from request where beneficiary_key = any(:numbers)
            union select request_no from request_history where version ->> 'beneficiary_key' = any(:numbers)
            """;

    private static final String BENEFICIARIES =
            """
            select beneficiary_key from request where request_no = any(:numbers) and beneficiary_key is not null
            union select version ->> 'beneficiary_key' from request_history
            where request_no = any(:numbers) and version ->> 'beneficiary_key' is not null
            """;

    private static final String REQUESTS =
            """
            select request_no from request where request_no = any(:numbers)
            union select request_no from request_history where request_no = any(:numbers)
            union select request_no from response where request_no = any(:numbers)
            union select request_no from invitation where request_no = any(:numbers)
            """;

    private static final String RESPONSES =
            """
            select response_no from response where response_no = any(:numbers)
            union select response_no from response_history where response_no = any(:numbers)
            """;

    private static final String RESPONSES_OF_REQUESTS =
            """
            select response_no from response where request_no = any(:numbers)
            union select response_no from response_history where version ->> 'request_no' = any(:numbers)
            """;

    private static final String REQUESTS_OF_RESPONSES =
            """
            select request_no from response where response_no = any(:numbers) and request_no is not null
            union select version ->> 'request_no' from response_history
            where response_no = any(:numbers) and version ->> 'request_no' is not null
            """;

    private static final String ALL_REQUESTS =
            """
            select request_no as number from request union select request_no from request_history
            union select request_no from response where request_no is not null union select request_no from invitation
            """;

    private static final String ALL_RESPONSES =
            "select response_no as number from response union select response_no from response_history";

    private static final String ALL_BENEFICIARIES =
            """
            select beneficiary_key as number from request where beneficiary_key is not null
            union select version ->> 'beneficiary_key' from request_history where version ->> 'beneficiary_key' is not null
            """;

    private final JdbcClient sql;
    private final PseudonymKeys keys;
    private final RejectedRowsOfPerson rejectedRows;

    PersonFinder(JdbcClient sql, PseudonymKeys keys, RejectedRowsOfPerson rejectedRows) {
        this.sql = sql;
        this.keys = keys;
        this.rejectedRows = rejectedRows;
    }

    /**
     * The number as files are read: digits of any script as Latin ones, without invisible signs and decimals that are zero.
     *
     * @throws Problem when nothing remains, or it is too long for a number
     */
    public static String clean(String typed) {
        String number = IdentifierParser.clean(TextNormalizer.clean(typed.replace("\u0000", "")));
        if (number.isEmpty() || number.length() > 200 || ErasedNumbers.isPseudonym(number)) {
            throw Problem.of("person.problem.number");
        }
        return number;
    }

    /**
     * The person with a number. Without a kind all requests of the same beneficiary belong to the person; with one, a request or
     * a response stands alone.
     *
     * @param number as {@link #clean} returns it
     * @param kind what it is the number of; null to look under all kinds
     * @param prefixes that mappings put before numbers
     * @return empty when nothing is stored under it
     * @throws Problem when it is the number of several people, such as one's request and another's beneficiary number, or when
     *     only the number without its leading zeros is known
     */
    public Optional<PersonNumbers> find(String number, @Nullable NumberKind kind, Collection<String> prefixes) {
        if (kind != null) {
            return Optional.ofNullable(found(number, prefixes, false).get(kind));
        }
        Map<NumberKind, PersonNumbers> found = found(number, prefixes, true);
        List<PersonNumbers> people = found.values().stream().distinct().toList();
        if (people.size() > 1) {
            throw Problem.of(
                    "person.problem.ambiguous",
                    "kinds",
                    found.keySet().stream().map(NumberKind::code).toList());
        }
        if (people.isEmpty() && number.startsWith("0")) {
            String shorter = number.replaceFirst("^0+(?=.)", "");
            if (!found(shorter, prefixes, true).isEmpty()) {
                throw Problem.of("person.problem.leading-zeros", "number", shorter);
            }
        }
        return people.stream().findFirst();
    }

    /** @param all whether to follow from a request to the beneficiary and all their requests */
    private Map<NumberKind, PersonNumbers> found(String number, Collection<String> prefixes, boolean all) {
        Set<String> numbers = Stream.concat(Stream.of(""), prefixes.stream())
                .map(prefix -> prefix + number)
                .collect(Collectors.toSet());
        String beneficiary = keys.open().hash(number);
        Map<NumberKind, PersonNumbers> found = new EnumMap<>(NumberKind.class);
        put(found, NumberKind.BENEFICIARY, new PersonNumbers(Set.of(beneficiary), Set.of(), Set.of()), true);
        put(found, NumberKind.REQUEST, new PersonNumbers(Set.of(), list(REQUESTS, numbers), Set.of()), all);
        put(found, NumberKind.RESPONSE, new PersonNumbers(Set.of(), Set.of(), list(RESPONSES, numbers)), all);
        if (found.isEmpty()) {
            // only in rows that were rejected
            PersonNumbers candidates = new PersonNumbers(Set.of(), numbers, Set.of());
            if (rejectedRows.anyOf(candidates)) {
                found.put(NumberKind.REQUEST, expanded(candidates, all));
            }
        }
        return found;
    }

    /**
     * Adds the person that a number leads to, if something is stored about them. The keyed hash of any number is a
     * beneficiary's candidate, so that one without requests counts only when a rejected row has it.
     */
    private void put(Map<NumberKind, PersonNumbers> found, NumberKind kind, PersonNumbers start, boolean all) {
        if (start.isEmpty()) {
            return;
        }
        PersonNumbers person = expanded(start, all);
        boolean known = kind != NumberKind.BENEFICIARY || !person.requests().isEmpty();
        if (known || rejectedRows.anyOf(person)) {
            found.put(kind, person);
        }
    }

    /** Follows the links between requests, responses and the beneficiary until nothing new is found. */
    private PersonNumbers expanded(PersonNumbers start, boolean all) {
        PersonNumbers person = start;
        while (true) {
            PersonNumbers more =
                    person.with(new PersonNumbers(Set.of(), Set.of(), list(RESPONSES_OF_REQUESTS, person.requests())));
            if (all) {
                more = more.with(new PersonNumbers(
                                list(BENEFICIARIES, person.requests()),
                                list(BY_BENEFICIARY, person.beneficiaries()),
                                Set.of()))
                        .with(new PersonNumbers(Set.of(), list(REQUESTS_OF_RESPONSES, person.responses()), Set.of()))
                        .with(rejectedRows.linked(person));
            }
            if (more.equals(person)) {
                return withoutPseudonyms(person);
            }
            person = more;
        }
    }

    /** Numbers of people who were erased before stand for nobody any more. */
    private static PersonNumbers withoutPseudonyms(PersonNumbers person) {
        person.requests().removeIf(ErasedNumbers::isPseudonym);
        person.responses().removeIf(ErasedNumbers::isPseudonym);
        return person;
    }

    /** An empty list needs no query. */
    private Set<String> list(String query, Collection<String> numbers) {
        return numbers.isEmpty()
                ? Set.of()
                : new HashSet<>(sql.sql(query)
                        .param("numbers", numbers.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /**
     * Everybody whose numbers are on a list of erased numbers, but stored nevertheless, as after the restore of an older
     * backup. All stored numbers are hashed for it.
     */
    public PersonNumbers listed(ErasedNumbers erased) {
        PersonNumbers person = PersonNumbers.none();
        List<String> beneficiaries = new ArrayList<>();
        each(ALL_BENEFICIARIES, key -> {
            if (erased.containsBeneficiary(key)) {
                beneficiaries.add(key);
            }
        });
        person.beneficiaries().addAll(beneficiaries);
        each(ALL_REQUESTS, number -> {
            if (erased.contains(NumberKind.REQUEST, number)) {
                person.requests().add(number);
            }
        });
        each(ALL_RESPONSES, number -> {
            if (erased.contains(NumberKind.RESPONSE, number)) {
                person.responses().add(number);
            }
        });
        return person.with(rejectedRows.listed(erased));
    }

    /** Row by row, as there are as many numbers as requests. */
    private void each(String query, Consumer<String> row) {
        try (Stream<String> numbers = sql.sql(query).query(String.class).stream()) {
            numbers.forEach(row);
        }
    }

    /** The key by which numbers are hashed. */
    public PseudonymKey key() {
        return keys.open();
    }
}
