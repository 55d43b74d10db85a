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

/**
 * What surrounds the pages of an edition: organization and period, stamp, and footer.
 *
 * @param time the day on which a draft was prepared
 */
record PageFrame(Policy policy, InstantSource time) {

    /** The frozen figures as they are issued: the day of issue replaces the draft's stamp. */
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

    /** The day of a moment in the organization's time zone. */
    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, policy.association().zone());
    }

    /** In the digits of the frozen figures: a change of the setting must not mix two kinds of digits on one page. */
    private static BilingualText text(FigureSet figures, Function<Messages, String> words) {
        return BilingualText.of(language -> words.apply(new Messages(language, figures.digits())));
    }

    /** Organization, period in both calendars, and audience. */
    BilingualText period(DraftContext draft, FigureSet.@Nullable FigureSetPart part) {
        Period period = draft.facts().period();
        return draft.text(w -> w.format(
                "draft.period",
                "association",
                policy.association().name().in(w.language())
                        + (part == null ? "" : " · " + part.name().in(w.language())),
                "month",
                PeriodLabels.alone(period, w),
                "hijri",
                PeriodLabels.otherCalendar(period, w),
                "audience",
                w.format(
                        part == null
                                ? "draft.audience." + draft.audience().name().toLowerCase(Locale.ROOT)
                                : "draft.audience.part." + part.slice().code())));
    }

    /** "Draft", or "provisional" when inputs were missing when the report was due or end before the period does. */
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

    /** The policy with its version, then the day of preparation; issuing replaces the second line. */
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
