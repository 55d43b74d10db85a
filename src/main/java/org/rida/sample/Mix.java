package org.rida.sample;

import org.rida.policy.Policy;
import org.rida.policy.Policy.RequestKind;
import org.rida.policy.Policy.Term;









import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How often each value of the vocabulary comes, in percent. Letters and volunteering stay few: numbers to be masked. */
record Mix(
        Weighted kinds,
        Weighted channels,
        Weighted channelsWhenClosed,
        Weighted services,
        Weighted servicesInRamadan,
        Weighted servicesWhenSchoolBegins,
        Weighted segments,
        Weighted departments,
        Weighted parties) {

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
    private static final Set<String> NEVER_CLOSED = Set.of("social-media", "website", "help-request");

    static Mix of(Policy policy) {
        List<String> kinds = policy.kinds().stream().map(RequestKind::code).toList();
        List<String> channels = codes(policy.channels());
        List<String> open = channels.stream().filter(NEVER_CLOSED::contains).toList();
        List<String> services = codes(policy.services());
        return new Mix(
                Weighted.of(kinds, KINDS),
                Weighted.of(channels, CHANNELS),
                Weighted.of(open.isEmpty() ? channels : open, CHANNELS),
                Weighted.of(services, SERVICES),
                Weighted.of(services, more("food", 2.2)),
                Weighted.of(services, more("education", 2)),
                Weighted.of(codes(policy.segments()), SEGMENTS),
                Weighted.of(codes(policy.departments()), DEPARTMENTS),
                Weighted.of(codes(policy.parties()), PARTIES));
    }

    Weighted services(LocalDate received) {
        if (Office.isRamadan(received.plusDays(5))) {
            return servicesInRamadan;
        }
        boolean school = received.getMonthValue() == 8 || received.getMonthValue() == 9;
        return school ? servicesWhenSchoolBegins : services;
    }

    private static Map<String, Double> more(String service, double times) {
        Map<String, Double> weights = new HashMap<>(SERVICES);
        weights.computeIfPresent(service, (code, weight) -> weight * times);
        return weights;
    }

    private static List<String> codes(List<Term> terms) {
        return terms.stream().map(Term::code).toList();
    }
}
