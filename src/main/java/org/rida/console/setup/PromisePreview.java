package org.rida.console.setup;

import java.time.DayOfWeek;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rida.console.RequestUser;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.job.charity.PromiseChanges.PromiseChange;
import org.rida.policy.ClockVersion;
import org.rida.policy.Policy;
import org.rida.report.StaleDrafts;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.rida.tally.PromiseEffect.MonthEffect;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts into words what a change of the promise would do: what is promised before and after, and which months and reports it touches. */
@Component
class PromisePreview {

    private final EditionRepository editions;
    private final StaleDrafts reported;

    PromisePreview(EditionRepository editions, StaleDrafts reported) {
        this.editions = editions;
        this.reported = reported;
    }

    /** A rule with its value before and after. */
    public record Changed(String key, String before, String after) {}

    void show(PromiseChange change, RequestUser user, Model model) {
        model.addAttribute("change", change);
        model.addAttribute("changed", changed(change, user.messages()));
        model.addAttribute(
                "warnings",
                change.dated()
                        ? new PromiseWarnings(change.becomes(), change.after().calendar()).list(user.messages())
                        : List.of());
        model.addAttribute("issuedLeft", issued(change.left()));
        model.addAttribute("issuedRewritten", issued(change.rewritten()));
    }

    /** Reports in force that show one of the months: they stay as they are, and what is counted then differs from them. */
    List<Edition> issued(List<MonthEffect> effects) {
        Map<Long, EditionRepository.Issue> issues = editions.issues();
        List<YearMonth> months = effects.stream().map(MonthEffect::month).toList();
        return editions.editions().stream()
                .filter(edition -> issues.containsKey(edition.id())
                        && issues.get(edition.id()).correction() == null)
                .filter(edition -> {
                    YearMonth first = reported.period(edition).firstMonth();
                    YearMonth last = reported.period(edition).lastMonth();
                    return months.stream().anyMatch(m -> !m.isBefore(first) && !m.isAfter(last));
                })
                .sorted(Comparator.comparing(Edition::month).reversed())
                .toList();
    }

    private static List<Changed> changed(PromiseChange change, Messages words) {
        List<Changed> rows = versions(change.was(), change.becomes(), words);
        if (change.isOfPast()) {
            rows.add(new Changed(
                    "charity.in-force-from",
                    new DateFormatter(words).day(change.was().inForceFrom()),
                    new DateFormatter(words).day(change.past())));
        }
        add(rows, "charity.workweek", change, p -> weekdays(p, words));
        add(rows, "charity.section.holiday", change, p -> p.calendar().holidays().stream()
                .map(h ->
                        h.name().in(words.language()) + " \u2068" + words.digits(h.from() + " – " + h.to()) + "\u2069")
                .collect(Collectors.joining("\n")));
        add(rows, "charity.promised.kinds", change, p -> p.kinds().stream()
                .filter(Policy.RequestKind::promised)
                .map(kind -> kind.name().in(words.language()))
                .collect(Collectors.joining("\n")));
        return rows;
    }

    /** What differs between two versions of the promise, besides their days. */
    static List<Changed> versions(ClockVersion before, ClockVersion after, Messages words) {
        List<Changed> rows = new ArrayList<>();
        add(rows, "charity.target-days", words.number(before.targetDays()), words.number(after.targetDays()));
        add(
                rows,
                "charity.target-working-days",
                words.number(before.targetWorkingDays()),
                words.number(after.targetWorkingDays()));
        add(rows, "charity.basis", basis(before, words), basis(after, words));
        return rows;
    }

    private static String basis(ClockVersion version, Messages words) {
        return words.format("charity.basis." + version.headline().name().toLowerCase(Locale.ROOT));
    }

    private static void add(List<Changed> rows, String key, String before, String after) {
        if (!before.equals(after)) {
            rows.add(new Changed(key, before, after));
        }
    }

    /** Of lists only the entries that one side alone has. */
    private static void add(List<Changed> rows, String key, PromiseChange change, Function<Policy, String> value) {
        List<String> before = value.apply(change.before()).lines().toList();
        List<String> after = value.apply(change.after()).lines().toList();
        if (!before.equals(after)) {
            rows.add(new Changed(key, without(before, after), without(after, before)));
        }
    }

    private static String without(List<String> these, List<String> those) {
        return these.stream().filter(line -> !those.contains(line)).collect(Collectors.joining(" · "));
    }

    private static String weekdays(Policy policy, Messages words) {
        Locale locale = Locale.forLanguageTag(words.language().code());
        return policy.calendar().workweek().stream()
                .sorted(Comparator.comparing(day -> day.plus(1)))
                .map((DayOfWeek day) -> day.getDisplayName(TextStyle.FULL, locale))
                .collect(Collectors.joining("\n"));
    }
}
