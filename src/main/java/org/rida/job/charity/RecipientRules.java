package org.rida.job.charity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rida.access.Actor;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.finding.RowJson;
import org.rida.job.charity.RecipientText.RecipientLine;
import org.rida.job.rules.RulesChange;
import org.rida.job.rules.RulesFiles;
import org.rida.report.definition.ReportDefinitions;
import org.springframework.stereotype.Component;

/** Who is sent what, as the file of recipients has it now, and its changes, which take effect at once. */
@Component
public class RecipientRules {

    static final String FILE = "delivery/recipients.yaml";

    /** Names of the fields of a line that is added. */
    private static final String ADDED = "added";

    private static final String FAILURES = "failures";
    private static final String MORNINGS = "mornings";
    /** Who is told what waits; the first where a line names none. */
    private static final List<String> ROLES = List.of("quality", "administrator");

    private static final List<String> EVENTS = List.of("draft", "issue");
    private static final List<String> LANGUAGES = List.of("ar", "en");

    private final RulesFiles files;
    private final RulesChange change;
    private final ReportDefinitions reports;

    RecipientRules(RulesFiles files, RulesChange change, ReportDefinitions reports) {
        this.files = files;
        this.change = change;
        this.reports = reports;
    }

    /**
     * One line of the page.
     *
     * @param field the name of its field
     * @param section reports, failures or mornings
     * @param facts what the line says besides addresses: report, when, language, formats, part, folders, role
     * @param to its addresses, with commas between them
     */
    public record Delivery(String field, String section, Map<String, String> facts, String to) {}

    /**
     * In the order of the file, and an empty line for whatever else nobody is told: failures, and what waits for people of a role.
     *
     * @param language code of the language that a line which is not in the file is written in
     */
    public List<Delivery> deliveries(String language) {
        return Stream.concat(
                        RecipientText.lines(text()).stream()
                                .map(line -> new Delivery(
                                        line.field(), line.section(), line.facts(), String.join(", ", line.to()))),
                        missing(language).stream())
                .toList();
    }

    private List<Delivery> missing(String language) {
        List<RecipientLine> lines = RecipientText.lines(text());
        List<Delivery> missing = new ArrayList<>();
        if (lines.stream().noneMatch(line -> line.section().equals(FAILURES))) {
            missing.add(new Delivery(FAILURES + "-" + language, FAILURES, Map.of("language", language), ""));
        }
        for (String role : ROLES) {
            if (lines.stream()
                    .noneMatch(line -> line.section().equals(MORNINGS)
                            && role.equals(line.facts().getOrDefault("role", ROLES.get(0))))) {
                missing.add(new Delivery(
                        MORNINGS + "-" + role + "-" + language,
                        MORNINGS,
                        Map.of("role", role, "language", language),
                        ""));
            }
        }
        return missing;
    }

    /** Names of the reports that can be sent, with their titles. */
    public Map<String, BilingualText> reports() {
        Map<String, BilingualText> titles = new TreeMap<>();
        reports.names().forEach(name -> titles.put(name, reports.get(name).title()));
        return titles;
    }

    /** Of the file as it is, to detect that another person changed it meanwhile. */
    public String fingerprint() {
        return RulesFiles.fingerprint(text());
    }

    /**
     * What is wrong in what was sent: name of a field to the key of a message.
     *
     * @param sent addresses by the field of their line as of {@link #deliveries}, and {@code added.report}, {@code added.when}, {@code added.language},
     *     {@code added.to} of a line that is added when it has an address
     */
    public Map<String, String> problems(Map<String, String> sent) {
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, List<String>> addresses = addresses(sent);
        entered(sent).forEach((line, to) -> addresses.put(line.field(), to));
        addresses.forEach((field, to) -> {
            if (!MailAddresses.areValid(to)) {
                problems.put(field, "charity.problem.mail");
            }
        });
        List<String> added = MailAddresses.split(sent.getOrDefault(ADDED + ".to", ""));
        if (!MailAddresses.areValid(added)) {
            problems.put(ADDED + ".to", "charity.problem.mail");
        }
        if (!added.isEmpty() && !(EVENTS.contains(get(sent, "when")) && LANGUAGES.contains(get(sent, "language")))) {
            problems.put(ADDED + ".to", "recipients.problem.line");
        }
        return problems;
    }

    /**
     * Writes what differs from the file. A line without an address is removed, unless it copies documents into folders.
     *
     * @param sent without problems
     * @param seen fingerprint of the file that was shown
     * @return whether anything was changed
     * @throws Problem when the file was changed meanwhile, is invalid with the change, or cannot be written; nothing is changed then
     */
    public boolean save(Map<String, String> sent, String seen, String reason, Actor actor) {
        String before = text();
        String after = RecipientText.with(before, addresses(sent));
        List<String> to = MailAddresses.split(sent.getOrDefault(ADDED + ".to", ""));
        if (!to.isEmpty()) {
            after = RecipientText.with(
                    after,
                    "reports",
                    "{report: %s, when: %s, language: %s, formats: [pdf], to: %s}"
                            .formatted(
                                    RowJson.write(get(sent, "report")),
                                    get(sent, "when"),
                                    get(sent, "language"),
                                    RowJson.write(to)));
        }
        for (Map.Entry<Delivery, List<String>> line : entered(sent).entrySet()) {
            Map<String, String> facts = line.getKey().facts();
            String role = facts.containsKey("role") ? "role: " + facts.get("role") + ", " : "";
            after = RecipientText.with(
                    after,
                    line.getKey().section(),
                    "{%slanguage: %s, to: %s}".formatted(role, facts.get("language"), RowJson.write(line.getValue())));
        }
        if (after.equals(before)) {
            return false;
        }
        // from now on the form of the charity, which has no place for all lines, leaves the file as it is
        after = CharityRules.handWritten(after);
        if (files.files().contains(FILE)) {
            change.apply(FILE, after, seen, actor, reason);
        } else {
            change.create(FILE, after, actor, reason);
        }
        return true;
    }

    private Map<String, List<String>> addresses(Map<String, String> sent) {
        Map<String, List<String>> addresses = new LinkedHashMap<>();
        for (RecipientLine line : RecipientText.lines(text())) {
            String entered = sent.get(line.field());
            if (entered != null) {
                addresses.put(line.field(), MailAddresses.split(entered));
            }
        }
        return addresses;
    }

    /** Addresses of the lines that the file does not have. */
    private Map<Delivery, List<String>> entered(Map<String, String> sent) {
        Map<Delivery, List<String>> entered = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            for (Delivery line : missing(language)) {
                List<String> to = MailAddresses.split(sent.getOrDefault(line.field(), ""));
                if (!to.isEmpty()) {
                    entered.put(line, to);
                }
            }
        }
        return entered;
    }

    private String text() {
        return files.files().contains(FILE) ? files.text(FILE) : "";
    }

    private static String get(Map<String, String> sent, String field) {
        return sent.getOrDefault(ADDED + "." + field, "");
    }
}
