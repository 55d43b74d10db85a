package org.rida.metric.survey;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Draws whom to ask: at random within strata, each with its part of the whole and at least one where so many are drawn.
 * Nobody is asked twice within a rest, and nobody about two requests at once.
 *
 * <p>The same frame, in any order, with the same seed gives the same people: {@link Random} is fixed by its contract.
 */
public final class SampleDraw {

    /** Nobody is asked again for so many days. */
    public static final int REST_DAYS = 90;

    private SampleDraw() {}

    /**
     * A request whose applicant may be asked.
     *
     * @param request its number, unique
     * @param person pseudonym; one for all requests of a person
     * @param stratum its state: accepted, rejected, withdrawn, late, waiting
     * @param lastAsked the day on which the person was last asked about any request; null for never
     */
    public record Candidate(String request, String person, String stratum, @Nullable LocalDate lastAsked) {

        private boolean mayBeAskedOn(LocalDate day) {
            return lastAsked == null || !lastAsked.plusDays(REST_DAYS).isAfter(day);
        }
    }

    /**
     * A request that was drawn.
     *
     * @param probability with which it was to be drawn, above 0 to 1; one over it is the respondent's inclusion weight
     */
    public record DrawnRequest(String request, String stratum, double probability) {}

    /**
     * @param number to be drawn; all who may be asked when they are fewer
     * @param day on which they are asked
     * @return by number of request
     * @throws IllegalArgumentException when the number is negative
     */
    public static List<DrawnRequest> draw(List<Candidate> frame, int number, LocalDate day, long seed) {
        if (number < 0) {
            throw new IllegalArgumentException("sample: expected a number to draw, found " + number);
        }
        Random random = new Random(seed);
        Map<String, List<Candidate>> byPerson = frame.stream()
                .filter(candidate -> candidate.mayBeAskedOn(day))
                .sorted(Comparator.comparing(Candidate::request))
                .collect(groupingBy(Candidate::person, TreeMap::new, toList()));
        SortedMap<String, List<Candidate>> strata = new TreeMap<>();
        Map<String, Integer> requestsOfPerson = new HashMap<>();
        byPerson.forEach((person, requests) -> {
            Candidate one = requests.get(random.nextInt(requests.size()));
            strata.computeIfAbsent(one.stratum(), stratum -> new ArrayList<>()).add(one);
            requestsOfPerson.put(person, requests.size());
        });
        Map<String, Integer> parts = parts(strata, Math.min(number, byPerson.size()));
        List<DrawnRequest> drawn = new ArrayList<>();
        strata.forEach((stratum, candidates) -> {
            int part = parts.getOrDefault(stratum, 0);
            for (Candidate candidate : someOf(candidates, part, random)) {
                double ofStratum = (double) part / candidates.size();
                int ofPerson = requestsOfPerson.getOrDefault(candidate.person(), 1);
                drawn.add(new DrawnRequest(candidate.request(), stratum, ofStratum / ofPerson));
            }
        });
        drawn.sort(Comparator.comparing(DrawnRequest::request));
        return List.copyOf(drawn);
    }

    /** In proportion by largest remainders, one at least while they suffice, none above the stratum's size. */
    private static Map<String, Integer> parts(SortedMap<String, List<Candidate>> strata, int number) {
        int all = strata.values().stream().mapToInt(List::size).sum();
        Map<String, Integer> parts = new HashMap<>();
        Map<String, Double> due = new TreeMap<>();
        strata.forEach((stratum, candidates) -> {
            due.put(stratum, (double) number * candidates.size() / all);
            parts.put(stratum, number >= strata.size() ? 1 : 0);
        });
        for (int left = number
                        - parts.values().stream().mapToInt(Integer::intValue).sum();
                left > 0;
                left--) {
            String next = due.keySet().stream()
                    .filter(stratum -> taken(parts, stratum)
                            < strata.getOrDefault(stratum, List.of()).size())
                    .max(Comparator.<String>comparingDouble(
                                    stratum -> due.getOrDefault(stratum, 0.0) - taken(parts, stratum))
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
            parts.merge(next, 1, Integer::sum);
        }
        return parts;
    }

    private static int taken(Map<String, Integer> parts, String stratum) {
        return parts.getOrDefault(stratum, 0);
    }

    /** Fisher and Yates, written out because the order in which Collections.shuffle draws is not fixed by its contract. */
    private static List<Candidate> someOf(List<Candidate> candidates, int number, Random random) {
        List<Candidate> some = new ArrayList<>(candidates);
        for (int i = 0; i < number; i++) {
            int other = i + random.nextInt(some.size() - i);
            Candidate swapped = some.get(i);
            some.set(i, some.get(other));
            some.set(other, swapped);
        }
        return some.subList(0, number);
    }
}
