package org.rida.policy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.rida.i18n.BilingualText;

/**
 * Everything that differs between charities that share the policy's text. Read from {@code jobs/policy/*.yaml}; each
 * file holds one or more of these parts under their own names.
 *
 * @param clock versions in order of the day they come into force; at least one
 * @param synonymGroups words that stand for one another; {@code themes} holds them written out
 * @param questions the survey's questions in the order reports show them
 */
public record Policy(
        Organization association,
        List<ClockVersion> clock,
        WorkingCalendar calendar,
        List<RequestKind> kinds,
        List<Term> channels,
        List<Term> services,
        List<Term> departments,
        List<Term> segments,
        List<Term> parties,
        List<Term> modes,
        List<Question> questions,
        List<SynonymGroup> synonymGroups,
        List<Theme> themes,
        Map<Audience, Integer> minimumAnswers,
        List<String> sensitiveSegments) {

    public Policy {
        // the binder leaves out what no file has; PolicyReader reports it
        themes = themes == null || synonymGroups == null ? themes : SynonymGroup.expand(themes, synonymGroups);
    }

    /** Who reads an output: decides from which number on a count may be shown. */
    public enum Audience {
        BOARD,
        PUBLIC,
        SENSITIVE,
        QUALITY
    }

    /** A value of a slice: stable code and the words people see. */
    public record Term(String code, BilingualText name) {}

    /** A kind of contact; only promised kinds have a clock. */
    public record RequestKind(String code, BilingualText name, boolean promised) {}

    /** The version in force on the day a request was received. */
    public ClockVersion clockOn(LocalDate receivedOn) {
        ClockVersion inForce = clock.get(0);
        for (ClockVersion version : clock) {
            if (!version.inForceFrom().isAfter(receivedOn)) {
                inForce = version;
            }
        }
        return inForce;
    }

    /** The period that a report of the month speaks of. */
    public Period period(Period.PeriodKind kind, YearMonth month) {
        return Period.of(kind, month, association.policyYearBegins());
    }

    /** @throws NoSuchElementException when the policy has no such question */
    public Question question(String code) {
        return questions.stream()
                .filter(q -> q.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no question \"" + code + "\" in jobs/policy"));
    }

    /** The words for a code of a slice; codes that the policy does not list (a partner's departments) are shown as they are. */
    public BilingualText name(Dimension slice, String code) {
        return terms(slice).stream()
                .filter(t -> t.code().equals(code))
                .map(Term::name)
                .findFirst()
                .orElse(BilingualText.same(code));
    }

    /** The listed values of a slice, in the order reports show them; empty for slices without a list. */
    public List<Term> terms(Dimension slice) {
        return switch (slice) {
            case CHANNEL -> channels;
            case SERVICE -> services;
            case DEPARTMENT -> departments;
            case SEGMENT -> segments;
            case PARTY -> parties;
            case MODE -> modes;
            case KIND -> kinds.stream().map(k -> new Term(k.code(), k.name())).toList();
            case ALL, OUTCOME, TIMELINESS -> List.of();
        };
    }
}
