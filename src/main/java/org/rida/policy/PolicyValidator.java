package org.rida.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;

/** Everything that contradicts itself in a policy whose parts are all there: where, what was expected, what was found. */
final class PolicyValidator {

    private final YamlPlaces places;
    private final List<BilingualText> problems = new ArrayList<>();

    /** @param places tells the file and line of each problem */
    PolicyValidator(YamlPlaces places) {
        this.places = places;
    }

    /** All problems at once, so that a person mends them in one go; empty for a policy without contradictions. */
    List<BilingualText> problems(Policy policy) {
        expectShare("association.promise-target", policy.association().promiseTarget());
        expectShare("association.satisfaction-target", policy.association().satisfactionTarget());
        checkClock(policy.clock());
        new PromiseValidator(
                        policy.kinds().stream().map(Policy.RequestKind::code).toList(), this::add)
                .check(policy.promises());
        checkCalendar(policy.calendar());
        checkAudiences(policy);
        expectUnique("kinds", "code", policy.kinds(), Policy.RequestKind::code);
        expectUnique("channels", "code", policy.channels(), Policy.Term::code);
        expectUnique("services", "code", policy.services(), Policy.Term::code);
        expectUnique("departments", "code", policy.departments(), Policy.Term::code);
        expectUnique("segments", "code", policy.segments(), Policy.Term::code);
        expectUnique("parties", "code", policy.parties(), Policy.Term::code);
        expectUnique("modes", "code", policy.modes(), Policy.Term::code);
        checkQuestions(policy.questions().stream().filter(q -> !q.isOption()).toList());
        expectUnique("synonym-groups", "name", policy.synonymGroups(), SynonymGroup::name);
        expectUnique("themes", "code", policy.themes(), Theme::code);
        return problems;
    }

    /** Versions follow one another: a day has one promise only. */
    private void checkClock(List<ClockVersion> clock) {
        expect(!clock.isEmpty(), "clock", ExpectedValue.kind("some"), null);
        expectUnique("clock", "version", clock, ClockVersion::version);
        for (int i = 0; i < clock.size(); i++) {
            ClockVersion version = clock.get(i);
            String place = "clock[" + i + "].";
            expect(version.targetDays() >= 1, place + "target-days", ExpectedValue.kind("count"), version.targetDays());
            expect(
                    version.targetWorkingDays() >= 1,
                    place + "target-working-days",
                    ExpectedValue.kind("count"),
                    version.targetWorkingDays());
            if (i > 0) {
                LocalDate before = clock.get(i - 1).inForceFrom();
                expect(
                        version.inForceFrom().isAfter(before),
                        place + "in-force-from",
                        BilingualText.ofMessage("declared.day-after", "day", before),
                        version.inForceFrom());
            }
        }
    }

    /** Without a working day the day by which an answer is due would never come. */
    private void checkCalendar(WorkingCalendar calendar) {
        expect(!calendar.workweek().isEmpty(), "calendar.workweek", ExpectedValue.kind("some"), null);
        for (int i = 0; i < calendar.holidays().size(); i++) {
            WorkingCalendar.Holiday holiday = calendar.holidays().get(i);
            expect(
                    !holiday.to().isBefore(holiday.from()),
                    "calendar.holidays[" + i + "].to",
                    BilingualText.ofMessage("declared.day-from", "day", holiday.from()),
                    holiday.to());
        }
    }

    /** A segment that is misspelt among the sensitive ones would be shown like any other. */
    private void checkAudiences(Policy policy) {
        for (Policy.Audience audience : Policy.Audience.values()) {
            Integer minimum = policy.minimumAnswers().get(audience);
            expect(
                    minimum != null && minimum >= 1,
                    "minimum-answers." + audience.name().toLowerCase(java.util.Locale.ROOT),
                    ExpectedValue.kind("count"),
                    minimum);
        }
        expect(
                policy.minimumAnswersNoneSatisfied() >= 1,
                "minimum-answers-none-satisfied",
                ExpectedValue.kind("count"),
                policy.minimumAnswersNoneSatisfied());
        List<String> segments =
                policy.segments().stream().map(Policy.Term::code).toList();
        for (int i = 0; i < policy.sensitiveSegments().size(); i++) {
            String segment = policy.sensitiveSegments().get(i);
            expect(
                    segments.contains(segment),
                    "sensitive-segments[" + i + "]",
                    ExpectedValue.names(segments, segment),
                    segment);
        }
    }

    /** Scale, role and options of a question with several answers belong together. */
    private void checkQuestions(List<Question> questions) {
        expectUnique("questions", "code", questions, Question::code);
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            String place = "questions[" + i + "].";
            boolean choices = question.scale() == Question.AnswerScale.CHOICES;
            boolean role = question.role() == Question.QuestionRole.CHOICES;
            BilingualText expected = ExpectedValue.names(List.of("choices"), "");
            expect(!choices || role, place + "role", expected, question.role());
            expect(choices || !role && question.options().isEmpty(), place + "scale", expected, question.scale());
            expect(!choices || !question.options().isEmpty(), place + "options", ExpectedValue.kind("some"), null);
            expectUnique(place + "options", "code", question.options(), Policy.Term::code);
        }
    }

    /** Codes are keys of stored counts: two entries of one code could not be told apart. */
    private <T> void expectUnique(String part, String key, List<T> entries, Function<T, @Nullable String> code) {
        Set<String> found = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            String name = code.apply(entries.get(i));
            expect(name != null && found.add(name), part + "[" + i + "]." + key, ExpectedValue.kind("unique"), name);
        }
    }

    /** From 0 to 1; a target of 85 instead of 0.85 is the usual slip. */
    private void expectShare(String place, double share) {
        expect(share >= 0 && share <= 1, place, ExpectedValue.kind("share"), share);
    }

    private void expect(boolean fine, String place, BilingualText expected, @Nullable Object found) {
        if (!fine) {
            add(place, expected, found);
        }
    }

    private void add(String place, BilingualText expected, @Nullable Object found) {
        YamlPlaces.FileLine at = places.at(place);
        problems.add(ExpectedValue.found(at.file(), at.line(), place, expected, found));
    }
}
