package org.rida.policy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rida.i18n.BilingualText;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything that differs between charities that share the policy's text. Read from {@code jobs/policy/*.yaml}; each file
 * holds one or more of these parts under their own names.
 *
 * @param association the charity itself
 * @param calendar its working days
 * @param kinds of contacts
 * @param channels codes and names, in the order reports show them; so are the other lists of terms
 * @param themes that comments are tagged with
 * @param minimumAnswers by audience: smaller counts are masked
 * @param minimumAnswersNoneSatisfied the same of a group in which nobody is satisfied, where that is more; 20 unless told
 * @param sensitiveSegments codes of segments for which the audience SENSITIVE applies
 * @param clock versions in order of the day they come into force; at least one
 * @param promises clocks beside the answer's, in the order reports show them; empty when no file has any
 * @param synonymGroups words that stand for one another; {@code themes} holds them written out
 * @param questions the survey's questions in the order reports show them, each option of one with several answers as a
 *     question of its own behind it
 */
public record Policy(
        Organization association,
        List<ClockVersion> clock,
        List<DeclaredPromise> promises,
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
        @DefaultValue("20") int minimumAnswersNoneSatisfied,
        List<String> sensitiveSegments) {

    public Policy {
        // the binder leaves out what no file has; PolicyReader reports it
        themes = themes == null || synonymGroups == null ? themes : SynonymGroup.expand(themes, synonymGroups);
        promises = promises == null ? List.of() : promises;
        questions = questions == null ? questions : new CopyOnWriteArrayList<>(Question.withOptions(questions));
        kinds = kinds == null ? kinds : new CopyOnWriteArrayList<>(kinds);
        channels = channels == null ? channels : new CopyOnWriteArrayList<>(channels);
        services = services == null ? services : new CopyOnWriteArrayList<>(services);
    }

    /**
     * Adds a channel or service that was added to the files while this process runs, so that its name is known at once. All counts that
     * are stored stay valid; whatever else changes in the files takes effect at the next start.
     *
     * @throws IllegalArgumentException for other dimensions
     */
    public void add(Dimension dimension, Term term) {
        List<Term> list =
                switch (dimension) {
                    case CHANNEL -> channels;
                    case SERVICE -> services;
                    default -> throw new IllegalArgumentException(dimension.code());
                };
        if (list.stream().noneMatch(known -> known.code().equals(term.code()))) {
            list.add(term);
        }
    }

    /**
     * Adds a kind of request that was added to the files while this process runs. No request that is stored has it, so that all of them
     * count as before.
     */
    public void add(RequestKind kind) {
        if (kinds.stream().noneMatch(known -> known.code().equals(kind.code()))) {
            kinds.add(kind);
        }
    }

    /**
     * The themes with one of them changed, or another one behind them.
     *
     * @throws IllegalArgumentException when a phrase names a group of words that is not there
     */
    public List<Theme> themesWith(Theme theme) {
        List<Theme> all = new ArrayList<>(themes);
        all.replaceAll(known -> known.code().equals(theme.code()) ? theme : known);
        if (!all.contains(theme)) {
            all.add(theme);
        }
        return SynonymGroup.expand(all, synonymGroups);
    }

    /**
     * Adds a question that was added to the files while this process runs. It must count as an aspect of its own, so that all counts
     * that are stored stay valid.
     *
     * @throws IllegalArgumentException for a question with another role
     */
    public void add(Question question) {
        if (question.role() != Question.QuestionRole.ASPECT) {
            throw new IllegalArgumentException(question.code());
        }
        if (questions.stream().noneMatch(known -> known.code().equals(question.code()))) {
            questions.add(question);
        }
    }

    /** Who reads an output: decides from which number on a count may be shown. */
    public enum Audience {
        /** Members of the board. */
        BOARD,
        /** Anybody: published reports. */
        PUBLIC,
        /** Readers of figures about sensitive segments. */
        SENSITIVE,
        /** Quality officers, in the console. */
        QUALITY
    }

    /**
     * A value of a dimension: stable code and the words people see.
     *
     * @param code as stored and in mappings
     * @param name as people see it
     */
    public record Term(String code, BilingualText name) {}

    /**
     * A kind of contact; only promised kinds have a clock.
     *
     * @param promised whether an answer is promised within the target
     */
    public record RequestKind(String code, BilingualText name, boolean promised) {}

    /**
     * The version in force on the day a request was received.
     *
     * @return the first version for days before it came into force
     */
    public ClockVersion clockOn(LocalDate receivedOn) {
        ClockVersion inForce = clock.get(0);
        for (ClockVersion version : clock) {
            if (!version.inForceFrom().isAfter(receivedOn)) {
                inForce = version;
            }
        }
        return inForce;
    }

    /**
     * The period that a report of the month covers.
     *
     * @param month for which the report is made
     */
    public Period period(Period.PeriodKind kind, YearMonth month) {
        return Period.of(kind, month, association.policyYearBegins());
    }

    /** @throws NoSuchElementException when the policy declares no such promise */
    public DeclaredPromise promise(String key) {
        return promises.stream()
                .filter(promise -> promise.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no promise \"" + key + "\" in jobs/policy"));
    }

    /** @throws NoSuchElementException when the policy has no such question */
    public Question question(String code) {
        return questions.stream()
                .filter(q -> q.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no question \"" + code + "\" in jobs/policy"));
    }

    /**
     * The words for a code of a dimension; codes that the policy does not list (a partner's departments) are shown as they are.
     *
     * @return the code itself, in both languages, when it is not listed
     */
    public BilingualText name(Dimension dimension, String code) {
        return terms(dimension).stream()
                .filter(t -> t.code().equals(code))
                .map(Term::name)
                .findFirst()
                .orElse(BilingualText.same(code));
    }

    /** The listed values of a dimension, in the order reports show them; empty for dimensions without a list. */
    public List<Term> terms(Dimension dimension) {
        return switch (dimension) {
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
