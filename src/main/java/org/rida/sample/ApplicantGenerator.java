package org.rida.sample;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Policy;
import org.rida.policy.Policy.RequestKind;
import org.rida.sample.CaseGenerator.CaseId;

/**
 * Draws the attributes of a request that are known on the day of receipt. Frequencies follow the model of {@link
 * CategoryWeights}; correlations are few and plain: complaints go to one department, volunteers have no segment.
 */
final class ApplicantGenerator {

    // a kind that is missing here is handled by the department of its service
    private static final Map<String, String> DEPARTMENT_OF_KIND = Map.of(
            "registration", "social-research",
            "complaint", "beneficiary-relations",
            "enquiry", "beneficiary-relations",
            "outreach", "beneficiary-relations",
            "volunteering", "volunteering");
    private static final Set<String> PROGRAMMES = Set.of("education", "recreation", "food");
    private static final Set<String> WITHOUT_SERVICE = Set.of("registration", "volunteering");
    private static final Set<String> WITHOUT_SEGMENT = Set.of("supporter", "volunteer", "internal");

    /** Codes of kinds whose answer the charity promises within a target. */
    private final Set<String> promised;

    private final CategoryWeights weights;
    private final CharityModel charity;
    /** Number of beneficiaries; with nine times a month's requests most people ask more than once in two years. */
    private final int people;

    ApplicantGenerator(Policy policy, CharityModel charity, int perMonth) {
        this.promised = policy.kinds().stream()
                .filter(RequestKind::promised)
                .map(RequestKind::code)
                .collect(Collectors.toUnmodifiableSet());
        this.weights = CategoryWeights.of(policy);
        this.charity = charity;
        this.people = perMonth * 9;
    }

    /**
     * @param received day of receipt; it decides which channels and services are likely
     * @return attributes that do not change later
     */
    RequestAttributes attributes(CaseId caseId, LocalDate received, SeededRandom random) {
        String kind = weights.kinds().draw(random);
        String service = WITHOUT_SERVICE.contains(kind)
                ? null
                : weights.services(received).draw(random);
        String party =
                kind.equals("volunteering") ? "volunteer" : weights.parties().draw(random);
        return new RequestAttributes(
                caseId.requestNo(),
                kind,
                promised.contains(kind),
                channel(kind, received, random),
                service,
                department(kind, service, random),
                segment(party, service, random),
                party,
                kind.equals("outreach") || (kind.equals("aid") && random.chance(0.06)),
                "B" + (10_000 + random.between(0, people)));
    }

    private String channel(String kind, LocalDate received, SeededRandom random) {
        if (kind.equals("volunteering") && random.chance(0.25)) {
            return "volunteering";
        }
        return (charity.isOpen(received) ? weights.channels() : weights.channelsWhenClosed()).draw(random);
    }

    // one request in twelve lands in the wrong department, as in any charity; it is the noise of comparisons by
    // department
    private String department(String kind, @Nullable String service, SeededRandom random) {
        if (random.chance(0.08)) {
            return weights.departments().draw(random);
        }
        String ofService = service != null && PROGRAMMES.contains(service) ? "programmes" : "social-research";
        return DEPARTMENT_OF_KIND.getOrDefault(kind, ofService);
    }

    private @Nullable String segment(String party, @Nullable String service, SeededRandom random) {
        if (WITHOUT_SEGMENT.contains(party)) {
            return null;
        }
        if ("orphan-care".equals(service)) {
            return "orphan";
        }
        return "health".equals(service) && random.chance(0.6)
                ? "health"
                : weights.segments().draw(random);
    }
}
