package org.rida.report;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Association;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.wording.Dates;
import org.rida.wording.Text;
import org.rida.wording.Wording;

/** What stands around the pages of an edition: whose it is and of when, its stamp, and its footer. */
record Frame(Policy policy, InstantSource time) {

    /** The frozen figures as they go out: with the day of issue in place of the draft's stamp. */
    FigureSet issued(Issues.Frozen frozen) {
        FigureSet figures = frozen.figures();
        LocalDate today = day(frozen.at());
        Text stamp = frozen.corrected()
                .map(c -> say(figures, w -> w.say("issue.stamp.corrected", "day", new Dates(w).day(day(c.issuedAt())))))
                .orElse(Text.EMPTY);
        Text footer = say(
                figures,
                w -> w.say("issue.footer", "day", new Dates(w).day(today), "hijri", new Dates(w).hijriDay(today)));
        return figures.with(stamp, List.of(figures.footer().get(0), footer), figures.pages());
    }

    /** The day in the association's zone. */
    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, policy.association().zone());
    }

    private static Text say(FigureSet figures, Function<Wording, String> words) {
        return Text.of(language -> words.apply(new Wording(language, figures.digits())));
    }

    /** Whose it is, of when in both calendars, and for whom. */
    Text period(Draft draft, FigureSet.@Nullable Part part) {
        Period period = draft.facts().period();
        return draft.text(w -> w.say(
                "draft.period",
                "association",
                policy.association().name().in(w.language())
                        + (part == null ? "" : " · " + part.name().in(w.language())),
                "month",
                PeriodNames.of(period, w),
                "hijri",
                PeriodNames.otherCalendar(period, w),
                "audience",
                w.say(
                        part == null
                                ? "draft.audience." + draft.audience().name().toLowerCase(Locale.ROOT)
                                : "draft.audience.part." + part.slice().code())));
    }

    /** A period whose inputs end before it does, or were not all there when it was due, is provisional, and says so. */
    Text stamp(Draft draft) {
        Text missing = draft.origin().provisional();
        if (!missing.isEmpty()) {
            return draft.text(
                    w -> w.say("draft.stamp.provisional-missing", "missing", w.digits(missing.in(w.language()))));
        }
        LocalDate cutOff = draft.facts().cutOff();
        boolean whole = cutOff.equals(draft.facts().period().last());
        return draft.text(w -> whole
                ? w.say("draft.stamp.draft")
                : w.say("draft.stamp.provisional", "day", draft.dates(w).day(cutOff)));
    }

    List<Text> footer(Draft draft) {
        Association association = policy.association();
        LocalDate today = day(time.instant());
        return List.of(
                Text.of(language -> draft.wording(language)
                        .say(
                                "draft.footer.policy",
                                "title",
                                association.policyTitle().in(language),
                                "version",
                                association.policyVersion(),
                                "decision",
                                association.decision())),
                draft.text(w -> w.say(
                        "draft.footer.prepared",
                        "day",
                        draft.dates(w).day(today),
                        "hijri",
                        draft.dates(w).hijriDay(today))));
    }
}
