package org.rida.console.admin;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rida.console.PageFormatter;
import org.rida.i18n.Messages;

/** The messages by which forms call the values of declarations; a value that no form has is called by a message of its own, if at all. */
final class DeclaredLabels {

    private static final String OWN = "audit.declared.";

    /** By the names of the place. */
    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("association/policy-title/ar", "charity.policy.ar"),
            Map.entry("association/policy-title/en", "charity.policy.en"),
            Map.entry("association/policy-version", "charity.version"),
            Map.entry("association/decision", "charity.decision"),
            Map.entry("association/promise-target", "charity.promise-target"),
            Map.entry("association/satisfaction-target", "charity.satisfaction-target"),
            Map.entry("clock/target-days", "charity.target-days"),
            Map.entry("clock/headline", "charity.basis"),
            Map.entry("clock/in-force-from", "charity.in-force-from"),
            Map.entry("calendar/workweek", "charity.workweek"),
            Map.entry("calendar/holidays/from", "charity.from"),
            Map.entry("calendar/holidays/to", "charity.to"),
            Map.entry("kinds/promised", "charity.promised"),
            Map.entry("questions/retired", "questions.retired"),
            Map.entry("questions/role", "questions.new.role"),
            Map.entry("themes/type", "themes.column.type"),
            Map.entry("themes/phrases", "themes.column.phrases"),
            Map.entry("reports/to", "recipients.to"),
            Map.entry("failures/to", "recipients.to"),
            Map.entry("mornings/to", "recipients.to"),
            Map.entry("schedule/cron", "console.schedule"),
            Map.entry("decisions/owner", "actions.owner"),
            Map.entry("decisions/action", "actions.decision"),
            Map.entry("decisions/obstacle", "actions.obstacle"),
            Map.entry("decisions/series", "actions.series"),
            Map.entry("decisions/due", "actions.due"));

    /** Beginnings of the messages that name the codes of a place. */
    private static final Map<String, String> CODES = Map.of(
            "clock/headline", "charity.basis.",
            "promises/versions/counted", "charity.basis.",
            "promises/versions/starts", "stage.",
            "promises/versions/stops", "stage.",
            "schedule/catch-up", "console.schedule.catch-up.",
            "reports/readers", "role.",
            "date-order", "console.file.",
            "record-type", "setup.type.");

    /** As {@link #CODES}, with codes in capital letters. */
    private static final Map<String, String> CAPITALS =
            Map.of("questions/role", "questions.role.", "themes/type", "themes.type.");

    private DeclaredLabels() {}

    /** The label; empty where there are no words. A text in two languages has its language behind the label of both. */
    static Optional<String> label(DeclaredPlace place, PageFormatter words) {
        String names = place.names();
        Optional<String> whole = key(names, words.messages()).map(words::translate);
        if (whole.isPresent() || !names.matches(".*/(ar|en)")) {
            return whole;
        }
        int end = names.lastIndexOf('/');
        return key(names.substring(0, end), words.messages())
                .map(key -> words.translate(key) + " ("
                        + words.translate("charity.language." + names.substring(end + 1)) + ")");
    }

    private static Optional<String> key(String names, Messages messages) {
        String own = OWN + names.replace('/', '.');
        if (messages.contains(own)) {
            return Optional.of(own);
        }
        return Optional.ofNullable(FORMS.get(names))
                .or(() -> names.matches(".*name/(ar|en)")
                        ? Optional.of("charity."
                                + names.substring(names.length() - "name/ar".length())
                                        .replace('/', '.'))
                        : Optional.empty());
    }

    /** The key of the message that names a code, if the values of the place are codes. */
    static Optional<String> code(DeclaredPlace place, String code) {
        String names = place.names();
        return Optional.ofNullable(CODES.get(names))
                .map(prefix -> prefix + code)
                .or(() -> Optional.ofNullable(CAPITALS.get(names))
                        .map(prefix -> prefix + code.toUpperCase(Locale.ROOT).replace('-', '_')));
    }
}
