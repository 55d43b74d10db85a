package org.rida.sample;

import org.rida.policy.Policy;
import org.rida.policy.Policy.Term;
import org.rida.sample.comment.CommentGenerator;













import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is asked, in which way, and who answers. */
final class SurveyGenerator {

    private static final Map<String, Map<String, Double>> MODES_OF_CHANNEL = Map.of(
            "interview", Map.of("interviewer", 60.0, "paper", 22.0, "phone", 10.0, "link", 8.0),
            "phone", Map.of("phone", 66.0, "link", 32.0, "interviewer", 1.0, "paper", 1.0),
            "letter", Map.of("paper", 60.0, "phone", 38.0, "interviewer", 1.0, "link", 1.0));
    private static final Map<String, Double> OTHER_MODES =
            Map.of("link", 76.0, "phone", 21.0, "interviewer", 2.0, "paper", 1.0);
    private static final Map<String, Double> WILLING =
            Map.of("interviewer", 0.74, "phone", 0.60, "paper", 0.52, "link", 0.45);

    private final Policy policy;
    private final CharityModel office;
    private final ScoreGenerator scores;
    private final CommentGenerator remarks;
    private final List<String> modes;

    SurveyGenerator(Policy policy, CharityModel office) {
        this.policy = policy;
        this.office = office;
        this.scores = new ScoreGenerator(policy.questions());
        this.remarks = new CommentGenerator();
        this.modes = policy.modes().stream().map(Term::code).toList();
    }

    @Nullable
    Invitation invitation(RequestAttributes facts, RequestTimeline course, SeededRandom draw) {
        LocalDate replied = course.on(RequestStage.REPLIED);
        LocalDate left = course.on(RequestStage.LEFT);
        String mode = WeightedChoice.of(modes, MODES_OF_CHANNEL.getOrDefault(facts.channel(), OTHER_MODES))
                .draw(draw);
        LocalDate meanwhile = course.received().plusDays(draw.between(8, 30));
        boolean stillOpen =
                (replied == null || meanwhile.isBefore(replied)) && (left == null || meanwhile.isBefore(left));
        if (facts.promised() && stillOpen && draw.chance(0.36)) {
            return new Invitation(office.workingDayFrom(meanwhile), mode);
        }
        LocalDate over = replied != null ? replied : "withdrawn".equals(course.leftReason()) ? left : null;
        boolean asked = draw.chance(replied != null ? 0.97 : 0.5);
        return over != null && asked ? new Invitation(office.afterWorkingDays(over, draw.days(1.5)), mode) : null;
    }

    @Nullable
    SurveyResponse answer(RequestAttributes facts, RequestTimeline course, Invitation invitation, SeededRandom draw) {
        String mode = invitation.mode();
        LocalDate day = invitation.invitedOn().plusDays(draw.days(mode.equals("interviewer") ? 0.3 : 2.2));
        RequestOutcome fate = RequestOutcome.of(facts, course, policy.clockOn(course.received()).targetDays(), day);
        SurveyContext lived = new SurveyContext(facts, course.asOf(day), fate, mode, day);
        if (!draw.chance(WILLING.getOrDefault(mode, 0.5) * lived.zeal())) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>(scores.draw(lived, draw));
        values.putAll(remarks.comments(lived, ScoreGenerator.overall(values), draw));
        return new SurveyResponse(day, mode, values);
    }
}
