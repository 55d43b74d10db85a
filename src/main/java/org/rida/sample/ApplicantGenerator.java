package org.rida.sample;

import org.rida.policy.Policy;
import org.rida.policy.Policy.RequestKind;













import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who asks for what, and how: the facts of a request on the day of its receipt. */
final class ApplicantGenerator {

    private static final Map<String, String> DEPARTMENT_OF_KIND = Map.of(
            "registration", "social-research",
            "complaint", "beneficiary-relations",
            "enquiry", "beneficiary-relations",
            "outreach", "beneficiary-relations",
            "volunteering", "volunteering");
    private static final Set<String> PROGRAMMES = Set.of("education", "recreation", "food");
    private static final Set<String> WITHOUT_SERVICE = Set.of("registration", "volunteering");
    private static final Set<String> WITHOUT_SEGMENT = Set.of("supporter", "volunteer", "internal");

    private final Set<String> promised;
    private final CategoryWeights mix;
    private final CharityModel office;
    private final int people;

    ApplicantGenerator(Policy policy, CharityModel office, int perMonth) {
        this.promised =
                policy.kinds().stream().filter(RequestKind::promised).map(RequestKind::code).collect(Collectors.toUnmodifiableSet());
        this.mix = CategoryWeights.of(policy);
        this.office = office;
        this.people = perMonth * 9;
    }

    RequestAttributes facts(CaseId ticket, LocalDate received, SeededRandom draw) {
        String kind = mix.kinds().draw(draw);
        String service =
                WITHOUT_SERVICE.contains(kind) ? null : mix.services(received).draw(draw);
        String party = kind.equals("volunteering") ? "volunteer" : mix.parties().draw(draw);
        return new RequestAttributes(
                ticket.requestNo(),
                kind,
                promised.contains(kind),
                channel(kind, received, draw),
                service,
                department(kind, service, draw),
                segment(party, service, draw),
                party,
                kind.equals("outreach") || (kind.equals("aid") && draw.chance(0.06)),
                "B" + (10_000 + draw.between(0, people)));
    }

    private String channel(String kind, LocalDate received, SeededRandom draw) {
        if (kind.equals("volunteering") && draw.chance(0.25)) {
            return "volunteering";
        }
        return (office.works(received) ? mix.channels() : mix.channelsWhenClosed()).draw(draw);
    }

    private String department(String kind, @Nullable String service, SeededRandom draw) {
        if (draw.chance(0.08)) {
            return mix.departments().draw(draw);
        }
        String ofService = service != null && PROGRAMMES.contains(service) ? "programmes" : "social-research";
        return DEPARTMENT_OF_KIND.getOrDefault(kind, ofService);
    }

    private @Nullable String segment(String party, @Nullable String service, SeededRandom draw) {
        if (WITHOUT_SEGMENT.contains(party)) {
            return null;
        }
        if ("orphan-care".equals(service)) {
            return "orphan";
        }
        return "health".equals(service) && draw.chance(0.6)
                ? "health"
                : mix.segments().draw(draw);
    }
}
