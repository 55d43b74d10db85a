package org.rida.sample;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Term;
import org.rida.sample.SampleCase.Invitation;
import org.rida.sample.SampleCase.SurveyResponse;
import org.rida.sample.comment.CommentGenerator;

/** Draws who is invited to the survey, in which mode, and who responds. */
final class SurveyGenerator {

    private static final Map<String, Map<String, Double>> MODES_OF_CHANNEL = Map.of(
            "interview", Map.of("interviewer", 60.0, "paper", 22.0, "phone", 10.0, "link", 8.0),
            "phone", Map.of("phone", 66.0, "link", 32.0, "interviewer", 1.0, "paper", 1.0),
            "letter", Map.of("paper", 60.0, "phone", 38.0, "interviewer", 1.0, "link", 1.0));
    private static final Map<String, Double> OTHER_MODES =
            Map.of("link", 76.0, "phone", 21.0, "interviewer", 2.0, "paper", 1.0);
    private static final Map<String, Double> RESPONSE_RATES =
            Map.of("interviewer", 0.74, "phone", 0.60, "paper", 0.52, "link", 0.45);

    private final Policy policy;
    private final CharityModel charity;
    private final ScoreGenerator scores;
    private final CommentGenerator comments;
    private final List<String> modes;

    SurveyGenerator(Policy policy, CharityModel charity) {
        this.policy = policy;
        this.charity = charity;
        this.scores = new ScoreGenerator(policy.questions());
        this.comments = new CommentGenerator();
        this.modes = policy.modes().stream().map(Term::code).toList();
    }

    /** @return null for people who are not invited */
    @Nullable
    Invitation invitation(RequestAttributes attributes, RequestTimeline timeline, SeededRandom random) {
        LocalDate replied = timeline.on(RequestStage.REPLIED);
        LocalDate left = timeline.on(RequestStage.LEFT);
        String mode = WeightedChoice.of(modes, MODES_OF_CHANNEL.getOrDefault(attributes.channel(), OTHER_MODES))
                .draw(random);
        // about a third of those who are still waiting are asked meanwhile, so that the sample has open requests with
        // answers
        LocalDate meanwhile = timeline.received().plusDays(random.between(8, 30));
        boolean stillOpen =
                (replied == null || meanwhile.isBefore(replied)) && (left == null || meanwhile.isBefore(left));
        if (attributes.promised() && stillOpen && random.chance(0.36)) {
            return new Invitation(charity.workingDayFrom(meanwhile), mode);
        }
        LocalDate over = replied != null ? replied : "withdrawn".equals(timeline.leftReason()) ? left : null;
        boolean invited = random.chance(replied != null ? 0.97 : 0.5);
        return over != null && invited ? new Invitation(charity.afterWorkingDays(over, random.days(1.5)), mode) : null;
    }

    /**
     * @param invitation the answer follows after days that depend on its mode
     * @return null for people who do not respond
     */
    @Nullable
    SurveyResponse response(
            RequestAttributes attributes, RequestTimeline timeline, Invitation invitation, SeededRandom random) {
        String mode = invitation.mode();
        LocalDate day = invitation.invitedOn().plusDays(random.days(mode.equals("interviewer") ? 0.3 : 2.2));
        RequestOutcome outcome = RequestOutcome.of(
                attributes, timeline, policy.clockOn(timeline.received()).targetDays(), day);
        SurveyContext context = new SurveyContext(attributes, timeline.asOf(day), outcome, mode, day);
        if (!random.chance(RESPONSE_RATES.getOrDefault(mode, 0.5) * context.responseFactor())) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>(scores.draw(context, random));
        values.putAll(comments.comments(context, ScoreGenerator.overall(values), random));
        return new SurveyResponse(day, mode, values);
    }
}
