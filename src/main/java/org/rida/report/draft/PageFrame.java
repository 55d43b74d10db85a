package org.rida.report.draft;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.policy.Organization;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.report.context.DraftContext;
import org.rida.report.context.PeriodLabels;
import org.rida.report.document.FigureSet;
import org.rida.report.edition.EditionIssuer;

/** What stands around the pages of an edition: whose it is and of when, its stamp, and its footer. */
record PageFrame(Policy policy, InstantSource time) {

    /** The frozen figures as they go out: with the day of issue in place of the draft's stamp. */
    FigureSet issued(EditionIssuer.FrozenEdition frozen) {
        FigureSet figures = frozen.figures();
        LocalDate today = day(frozen.at());
        BilingualText stamp = frozen.corrected()
                .map(c -> text(
                        figures,
                        w -> w.format("issue.stamp.corrected", "day", new DateFormatter(w).day(day(c.issuedAt())))))
                .orElse(BilingualText.EMPTY);
        BilingualText footer = text(
                figures,
                w -> w.format(
                        "issue.footer",
                        "day",
                        new DateFormatter(w).day(today),
                        "hijri",
                        new DateFormatter(w).hijriDay(today)));
        return figures.with(stamp, List.of(figures.footer().get(0), footer), figures.pages());
    }

    /** The day in the association's zone. */
    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, policy.association().zone());
    }

    private static BilingualText text(FigureSet figures, Function<Messages, String> words) {
        return BilingualText.of(language -> words.apply(new Messages(language, figures.digits())));
    }

    /** Whose it is, of when in both calendars, and for whom. */
    BilingualText period(DraftContext draft, FigureSet.@Nullable FigureSetPart part) {
        Period period = draft.facts().period();
        return draft.text(w -> w.format(
                "draft.period",
                "association",
                policy.association().name().in(w.language())
                        + (part == null ? "" : " · " + part.name().in(w.language())),
                "month",
                PeriodLabels.label(period, w),
                "hijri",
                PeriodLabels.otherCalendar(period, w),
                "audience",
                w.format(
                        part == null
                                ? "draft.audience." + draft.audience().name().toLowerCase(Locale.ROOT)
                                : "draft.audience.part." + part.slice().code())));
    }

    /** A period whose inputs end before it does, or were not all there when it was due, is provisional, and says so. */
    BilingualText stamp(DraftContext draft) {
        BilingualText missing = draft.origin().provisional();
        if (!missing.isEmpty()) {
            return draft.text(
                    w -> w.format("draft.stamp.provisional-missing", "missing", w.digits(missing.in(w.language()))));
        }
        LocalDate cutOff = draft.facts().cutOff();
        LocalDate answers = draft.facts().answersCutOff();
        if (answers.isAfter(cutOff)) {
            return draft.text(w -> w.format(
                    "draft.stamp.provisional-answers",
                    "day",
                    draft.dates(w).day(cutOff),
                    "answers",
                    draft.dates(w).day(answers)));
        }
        boolean whole = cutOff.equals(draft.facts().period().last());
        return draft.text(w -> whole
                ? w.format("draft.stamp.draft")
                : w.format("draft.stamp.provisional", "day", draft.dates(w).day(cutOff)));
    }

    List<BilingualText> footer(DraftContext draft) {
        Organization association = policy.association();
        LocalDate today = day(time.instant());
        return List.of(
                BilingualText.of(language -> draft.wording(language)
                        .format(
                                "draft.footer.policy",
                                "title",
                                association.policyTitle().in(language),
                                "version",
                                association.policyVersion(),
                                "decision",
                                association.decision())),
                draft.text(w -> w.format(
                        "draft.footer.prepared",
                        "day",
                        draft.dates(w).day(today),
                        "hijri",
                        draft.dates(w).hijriDay(today))));
    }
}
