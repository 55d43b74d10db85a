package org.rida.intake.person;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rida.intake.key.ErasedNumbers;
import org.rida.intake.key.NumberKind;

/**
 * All numbers under which one person is stored.
 *
 * @param beneficiaries keyed hashes of the beneficiary's number, as requests store them
 * @param requests numbers of requests
 * @param responses numbers of responses
 */
public record PersonNumbers(Set<String> beneficiaries, Set<String> requests, Set<String> responses) {

    public PersonNumbers {
        beneficiaries = new TreeSet<>(beneficiaries);
        requests = new TreeSet<>(requests);
        responses = new TreeSet<>(responses);
    }

    static PersonNumbers none() {
        return new PersonNumbers(Set.of(), Set.of(), Set.of());
    }

    public boolean isEmpty() {
        return beneficiaries.isEmpty() && requests.isEmpty() && responses.isEmpty();
    }

    /** The numbers of requests and responses with the pseudonyms that replace them. */
    public Map<String, String> pseudonyms(ErasedNumbers numbers) {
        Map<String, String> pseudonyms = new LinkedHashMap<>();
        requests.forEach(number -> pseudonyms.put(number, numbers.pseudonym(NumberKind.REQUEST, number)));
        responses.forEach(number -> pseudonyms.putIfAbsent(number, numbers.pseudonym(NumberKind.RESPONSE, number)));
        return pseudonyms;
    }

    /** The keyed hashes by which these numbers are known once they are erased. */
    public Collection<String> hashes(ErasedNumbers numbers) {
        List<String> hashes = new ArrayList<>();
        beneficiaries.forEach(beneficiary -> hashes.add(numbers.ofBeneficiary(beneficiary)));
        requests.forEach(number -> hashes.add(numbers.hash(NumberKind.REQUEST, number)));
        responses.forEach(number -> hashes.add(numbers.hash(NumberKind.RESPONSE, number)));
        return hashes;
    }

    PersonNumbers with(PersonNumbers other) {
        PersonNumbers both = new PersonNumbers(beneficiaries, requests, responses);
        both.beneficiaries.addAll(other.beneficiaries);
        both.requests.addAll(other.requests);
        both.responses.addAll(other.responses);
        return both;
    }
}
