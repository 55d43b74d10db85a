package org.rida.tally;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.rida.tally.theme.ThemeMatcher;

/** The answers to the survey and the invitations to it, row by row. */
@NullUnmarked // an absent cell is data here
class ReferenceSurvey {

    private final RawRows rows;
    private final ReferenceClock clock;
    private final ReferenceCounts counts;
    private final ThemeMatcher themes;

    ReferenceSurvey(RawRows rows, ReferenceClock clock, ReferenceCounts counts) {
        this.rows = rows;
        this.clock = clock;
        this.counts = counts;
        this.themes = new ThemeMatcher(clock.policy().themes());
    }

    void count() {
        rows.rows("response").forEach(this::countResponse);
        countInvitations();
    }

    private void countResponse(RawRow response) {
        LocalDate day = response.day("answered_on");
        RawRun run = rows.runOn(response.text("request_no"), day);
        Map<String, String> slices = RawRows.slices(response, run);
        slices.put("mode", Objects.toString(response.text("mode"), "not-given"));
        slices.put("outcome", stateOn(run, day, true));
        slices.put("timeliness", stateOn(run, day, false));
        YearMonth month = YearMonth.from(day);
        counts.count(month, "responses", "all", slices);
        Map<String, String> scores = scores(response);
        scores.forEach((question, score) -> counts.count(month, "score:" + question, bucket(question, score), slices));
        themes.themesOf(response.text("comment"), response.text("suggestion")).forEach(theme -> {
            String score = scores.getOrDefault("overall", "none");
            counts.count(month, "theme:" + theme, score.equals("null") ? "dont_know" : score, slices);
        });
        if (number(scores.get("before")) && number(scores.get("after"))) {
            int gap = Integer.parseInt(scores.get("after")) - Integer.parseInt(scores.get("before"));
            counts.count(month, "gap", gap + "", slices);
        }
    }

    private void countInvitations() {
        Set<String> seen = new HashSet<>();
        List<RawRow> invitations = rows.rows("invitation").stream()
                .sorted(Comparator.comparing(i -> i.day("invited_on")))
                .toList();
        for (RawRow invitation : invitations) {
            LocalDate day = invitation.day("invited_on");
            String no = invitation.text("request_no");
            if (!day.isAfter(clock.coversTo()) && seen.add(no + YearMonth.from(day))) {
                LocalDate cutOff = clock.cutOff(YearMonth.from(day));
                RawRun run = rows.runOn(no, cutOff);
                Map<String, String> slices = run == null ? RawRows.unknown() : RawRows.slices(run);
                slices.put("mode", Objects.toString(invitation.text("mode"), "not-given"));
                slices.put("outcome", stateOn(run, cutOff, true));
                slices.put("timeliness", stateOn(run, cutOff, false));
                boolean answered = rows.answersTo(no).stream().anyMatch(a -> !a.isBefore(day) && !a.isAfter(cutOff));
                counts.count(YearMonth.from(day), "invited", answered ? "answered" : "silent", slices);
            }
        }
    }

    private String stateOn(@Nullable RawRun run, LocalDate day, boolean outcome) {
        if (day.isAfter(clock.coversTo())) {
            return "unknown";
        }
        if (run == null || !clock.promised(run)) {
            return "unclocked";
        }
        if (run.end() == null || run.end().isAfter(day)) {
            return "waiting";
        }
        return !run.answered() ? "left" : outcome ? ReferenceClock.outcome(run) : clock.timeliness(run);
    }

    private static Map<String, String> scores(RawRow response) {
        Map<String, String> scores = new TreeMap<>();
        String text = response.text("scores").replaceAll("[{}\" ]", "");
        for (String score : text.split(",")) {
            if (!score.isEmpty()) {
                scores.put(score.split(":")[0], score.split(":")[1]);
            }
        }
        return scores;
    }

    private static String bucket(String question, String score) {
        if (score.equals("null")) {
            return "dont_know";
        }
        return !question.equals("informed-of-rights") ? score : score.equals("1") ? "yes" : "no";
    }

    private static boolean number(@Nullable String score) {
        return score != null && !score.equals("null");
    }
}
