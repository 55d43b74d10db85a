package org.rida.console.analysis;

import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.console.FileDownload;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.intake.invitation.InvitationList;
import org.rida.intake.invitation.InvitationList.DrawMethod;
import org.rida.intake.invitation.InvitationList.DrawSettings;
import org.rida.intake.invitation.InvitationLists;
import org.rida.metric.Interval;
import org.rida.sampling.InvitationCsv;
import org.rida.sampling.InvitationFiles;
import org.rida.sampling.QrSheet;
import org.rida.sampling.Sampling;
import org.rida.sampling.SamplingOutlook;
import org.rida.tally.count.MonthsWithData;
import org.rida.tally.count.PopulationGroup;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whom to ask: what a list could show, drawing one, and the lists with what came back. Lists name single requests: downloads are audited. */
@Controller
class SamplingController {

    private static final int SHOWN = 50;
    /** Three years: older requests are not asked about. */
    private static final int MOST_DAYS = 1096;

    private final Sampling sampling;
    private final InvitationLists lists;
    private final DataSource database;

    SamplingController(Sampling sampling, InvitationLists lists, DataSource database) {
        this.database = database;
        this.sampling = sampling;
        this.lists = lists;
    }

    /** @param rate answered of those drawn, with its interval; null while nobody was drawn */
    record ListLine(InvitationList list, double rate, Interval interval) {

        static ListLine of(InvitationList list) {
            return new ListLine(
                    list, (double) list.answered() / list.drawn(), Interval.wilson((double) list.answered(), (double)
                            list.drawn()));
        }
    }

    /** @param days of receipt up to today */
    @GetMapping("/sampling")
    String page(@RequestParam(required = false) @Nullable String days, RequestUser user, Model model) {
        int chosen = days(days);
        DrawSettings settings = sampling.settings(chosen, DrawMethod.STRATIFIED, sampling.seedOfToday());
        SamplingOutlook outlook = sampling.outlook(settings);
        if (outlook.people() == 0) {
            MonthsWithData.of(database)
                    .map(months -> months.group(PopulationGroup.RECEIVED))
                    .filter(months -> months.subSet(
                                    YearMonth.from(settings.receivedFrom()),
                                    true,
                                    YearMonth.from(settings.receivedTo()),
                                    true)
                            .isEmpty())
                    .ifPresent(months -> model.addAttribute(
                            "monthNotice",
                            MonthNotice.ofDays(settings.receivedFrom(), settings.receivedTo(), months, MOST_DAYS)));
        }
        model.addAttribute("days", chosen);
        model.addAttribute("mostDays", MOST_DAYS);
        model.addAttribute("most", Sampling.MOST);
        model.addAttribute("outlook", outlook);
        Sampling.halfWidth(outlook.answers())
                .ifPresent(points ->
                        model.addAttribute("precision", user.messages().number(points * 100, 1)));
        Sampling.smallestVisible(outlook.answers())
                .ifPresent(
                        change -> model.addAttribute("visible", user.messages().number(change * 100, 1)));
        model.addAttribute("seed", sampling.seedOfToday());
        model.addAttribute("place", QrSheet.PLACE);
        model.addAttribute(
                "lines", lists.newest(SHOWN).stream().map(ListLine::of).toList());
        return "sampling";
    }

    /**
     * Draws a list.
     *
     * @param seed whole number by which the same frame gives the same people
     */
    @PostMapping("/sampling")
    String draw(
            @RequestParam(required = false) @Nullable String days,
            @RequestParam int number,
            @RequestParam(defaultValue = "stratified") String method,
            @RequestParam long seed,
            RequestUser user,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        DrawMethod by = Stream.of(DrawMethod.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(method))
                .findFirst()
                .orElse(DrawMethod.STRATIFIED);
        int chosen = days(days);
        DrawSettings settings = sampling.settings(chosen, by, seed);
        return FormResult.run(user, redirect, "redirect:/sampling?days=" + chosen, "sampling.drawn", actor -> {
            Confirmation.require(
                    form, List.of(chosen, sampling.outlook(settings).people()));
            sampling.draw(settings, number, actor);
        });
    }

    /** The list for a survey tool. */
    @GetMapping("/sampling/{list:\\d+}/{format:csv|limesurvey}")
    ResponseEntity<byte[]> csv(@PathVariable long list, @PathVariable String format, RequestUser user) {
        InvitationCsv csv = format.equals(InvitationCsv.PLAIN.code()) ? InvitationCsv.PLAIN : InvitationCsv.LIMESURVEY;
        return FileDownload.response(
                csv.write(sampling.requests(list, format, user.actor())), InvitationFiles.name(list, csv));
    }

    /** @param link address of the survey; empty for codes with the token alone */
    @GetMapping("/sampling/{list:\\d+}/codes-{language:ar|en}")
    ResponseEntity<byte[]> codes(
            @PathVariable long list,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String link,
            RequestUser user) {
        QrSheet.requireLink(link);
        Language of = Language.of(language);
        var requests = sampling.requests(list, "codes-" + language, user.actor());
        LongFunction<Problem> unknown = id -> Problem.of("sampling.problem.no-list", "list", Long.toString(id));
        DrawSettings draw =
                lists.find(list).orElseThrow(() -> unknown.apply(list)).draw();
        return FileDownload.response(
                QrSheet.write(requests, link, draw.validTo(), new Messages(of, DigitSystem.EUROPEAN)),
                InvitationFiles.sheetName(list, of));
    }

    /** What is no number in its range becomes the usual one; the page shows which it used. */
    private static int days(@Nullable String text) {
        try {
            int days = text == null ? Sampling.FRAME_DAYS : Integer.parseInt(text.strip());
            return days >= 1 && days <= MOST_DAYS ? days : Sampling.FRAME_DAYS;
        } catch (NumberFormatException e) {
            return Sampling.FRAME_DAYS;
        }
    }
}
