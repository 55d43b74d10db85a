package org.rida.sample;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rida.policy.Policy;
import org.rida.policy.Policy.RequestKind;
import org.rida.policy.Policy.Term;

/**
 * Frequencies of the vocabulary's values, in percent. Letters and volunteering stay rare, so that masking has work to do.
 *
 * @param channelsWhenClosed channels that accept requests on days off
 * @param servicesInRamadan services with more food baskets
 * @param servicesWhenSchoolBegins services with more school support
 */
record CategoryWeights(
        WeightedChoice kinds,
        WeightedChoice channels,
        WeightedChoice channelsWhenClosed,
        WeightedChoice services,
        WeightedChoice servicesInRamadan,
        WeightedChoice servicesWhenSchoolBegins,
        WeightedChoice segments,
        WeightedChoice departments,
        WeightedChoice parties) {

    /** Frequencies in percent, as the other maps; they need not add up to 100. */
    private static final Map<String, Double> KINDS = Map.of(
            "aid", 59.0, "registration", 15.0, "complaint", 6.0, "enquiry", 12.0, "volunteering", 3.0, "outreach", 5.0);

    private static final Map<String, Double> CHANNELS = Map.of(
            "interview",
            22.0,
            "phone",
            27.0,
            "social-media",
            13.0,
            "letter",
            1.2,
            "help-request",
            15.0,
            "volunteering",
            0.8,
            "website",
            21.0);
    private static final Map<String, Double> SERVICES = Map.of(
            "food",
            27.0,
            "rent",
            19.0,
            "health",
            12.0,
            "education",
            13.0,
            "orphan-care",
            9.0,
            "home-repair",
            9.0,
            "recreation",
            11.0);
    private static final Map<String, Double> SEGMENTS =
            Map.of("low-income", 46.0, "orphan", 5.0, "widow", 22.0, "elderly", 13.0, "disability", 9.0, "health", 5.0);
    private static final Map<String, Double> DEPARTMENTS =
            Map.of("beneficiary-relations", 55.0, "social-research", 30.0, "programmes", 15.0, "volunteering", 1.0);
    private static final Map<String, Double> PARTIES =
            Map.of("beneficiary", 95.0, "supporter", 3.0, "volunteer", 1.0, "internal", 1.0);
    /** Channels on which people write at night and on holidays. */
    private static final Set<String> NEVER_CLOSED = Set.of("social-media", "website", "help-request");

    /** @return weights for the codes of the policy; codes without a frequency here get a low one, so that any policy works */
    static CategoryWeights of(Policy policy) {
        List<String> kinds = policy.kinds().stream().map(RequestKind::code).toList();
        List<String> channels = codes(policy.channels());
        List<String> open = channels.stream().filter(NEVER_CLOSED::contains).toList();
        List<String> services = codes(policy.services());
        return new CategoryWeights(
                WeightedChoice.of(kinds, KINDS),
                WeightedChoice.of(channels, CHANNELS),
                WeightedChoice.of(open.isEmpty() ? channels : open, CHANNELS),
                WeightedChoice.of(services, SERVICES),
                WeightedChoice.of(services, more("food", 2.2)),
                WeightedChoice.of(services, more("education", 2)),
                WeightedChoice.of(codes(policy.segments()), SEGMENTS),
                WeightedChoice.of(codes(policy.departments()), DEPARTMENTS),
                WeightedChoice.of(codes(policy.parties()), PARTIES));
    }

    /** Five days before Ramadan its demand begins. */
    WeightedChoice services(LocalDate received) {
        if (CharityModel.isRamadan(received.plusDays(5))) {
            return servicesInRamadan;
        }
        boolean school = received.getMonthValue() == 8 || received.getMonthValue() == 9;
        return school ? servicesWhenSchoolBegins : services;
    }

    /** The same with one service asked for so many times as often. */
    private static Map<String, Double> more(String service, double times) {
        Map<String, Double> weights = new HashMap<>(SERVICES);
        weights.computeIfPresent(service, (code, weight) -> weight * times);
        return weights;
    }

    private static List<String> codes(List<Term> terms) {
        return terms.stream().map(Term::code).toList();
    }
}
