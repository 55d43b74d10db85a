package org.rida.job.charity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rida.intake.finding.RowJson;
import org.rida.policy.ClockVersion;
import org.rida.policy.DeclaredPromise;
import org.rida.policy.Organization;
import org.rida.policy.Policy;

/**
 * The parts of the policy, and the recipients, as YAML. Whatever people type is written as a JSON string, which is a quoted YAML
 * scalar: nothing in it can be taken for YAML.
 */
final class CharityYaml {

    private static final int LONGEST_CODE = 30;

    private final CharityForm form;
    private final Policy policy;
    private final LocalDate today;

    /**
     * @param policy as it is in the files; what the form does not have is taken from it
     * @param today on which one of the promise's versions is in force
     */
    CharityYaml(CharityForm form, Policy policy, LocalDate today) {
        this.form = form;
        this.policy = policy;
        this.today = today;
    }

    /** The parts that the form sets, by the name under which each stands at the beginning of a line. */
    Map<String, List<String>> parts() {
        Map<String, List<String>> parts = new TreeMap<>();
        parts.put("association", association());
        parts.put("clock", clock());
        parts.put("calendar", calendar());
        if (!policy.promises().isEmpty()) {
            parts.put("promises", promises());
        }
        CharityForm.TERMS.forEach((list, part) -> parts.put(part, terms(list, part)));
        return parts;
    }

    private List<String> association() {
        Organization now = policy.association();
        return List.of(
                "association:",
                "  name: " + names("name."),
                "  policy-title: " + names("title."),
                "  policy-version: " + quoted(form.get("version")),
                "  decision: " + quoted(form.get("decision")),
                "  zone: " + now.zone(),
                "  digits: " + code(now.digits()),
                "  promise-target: " + form.share("promise-target"),
                "  satisfaction-target: " + form.share("satisfaction-target"),
                "  policy-year-begins: " + now.policyYearBegins());
    }

    /**
     * The versions of the promise. Another day from which it is in force makes a new version, since requests received before are judged by
     * the old one; the same day corrects the version in force.
     */
    private List<String> clock() {
        return clock(PromiseVersions.of(policy, today)
                .with(new ClockVersion(
                        form.get(CharityForm.FROM),
                        form.day(CharityForm.FROM),
                        form.number("target-days"),
                        form.number("target-working-days"),
                        ClockVersion.Basis.valueOf(form.get("basis").toUpperCase(Locale.ROOT)))));
    }

    /** The part of the policy that holds the versions of the promise. */
    static List<String> clock(List<ClockVersion> versions) {
        List<String> lines = new ArrayList<>(List.of("clock:"));
        for (ClockVersion version : versions) {
            lines.add("  - version: " + quoted(version.version()));
            lines.add("    in-force-from: " + version.inForceFrom());
            lines.add("    target-days: " + version.targetDays());
            lines.add("    target-working-days: " + version.targetWorkingDays());
            lines.add("    headline: " + code(version.headline()));
        }
        return lines;
    }

    /**
     * The promises beside the answer, of the kinds that there still are. Those of the fictional charity are nobody else's: who gives it
     * another name begins without.
     */
    private List<String> promises() {
        boolean renamed = policy.association().name().en().equals(Demonstration.NAME)
                && !form.get("name.en").equals(Demonstration.NAME);
        if (renamed) {
            return List.of("promises:", "  []");
        }
        Set<String> kinds = form.rows(CharityForm.KIND).stream()
                .map(row -> form.get(CharityForm.KIND + "." + row + ".code"))
                .collect(Collectors.toSet());
        List<String> lines = new ArrayList<>(List.of("promises:"));
        for (DeclaredPromise promise : policy.promises()) {
            lines.add("  - key: " + promise.key());
            lines.add("    name: {ar: " + quoted(promise.name().ar()) + ", en: "
                    + quoted(promise.name().en()) + "}");
            lines.add("    versions:");
            for (DeclaredPromise.PromiseVersion version : promise.versions()) {
                lines.add("      - in-force-from: " + version.inForceFrom());
                lines.add("        kinds: ["
                        + version.kinds().stream().filter(kinds::contains).collect(Collectors.joining(", ")) + "]");
                lines.add("        starts: " + version.starts().code());
                lines.add("        stops: " + version.stops().code());
                lines.add("        target-days: " + version.targetDays());
                lines.add("        counted: " + code(version.counted()));
            }
        }
        return lines;
    }

    private List<String> calendar() {
        List<String> lines =
                new ArrayList<>(List.of("calendar:", "  workweek: [" + String.join(", ", form.workweek()) + "]"));
        List<Integer> rows = form.rows(CharityForm.HOLIDAY);
        lines.add(rows.isEmpty() ? "  holidays: []" : "  holidays:");
        for (int row : rows) {
            String place = CharityForm.HOLIDAY + "." + row + ".";
            lines.add("    - {from: " + form.day(place + "from") + ", to: " + form.day(place + "to") + ", name: "
                    + names(place) + "}");
        }
        return lines;
    }

    private List<String> terms(String list, String part) {
        List<String> lines = new ArrayList<>(List.of(part + ":"));
        Set<String> known = new HashSet<>(codes(part));
        Set<String> used = new HashSet<>();
        for (int row : form.rows(list)) {
            String place = list + "." + row + ".";
            String code = form.get(place + "code");
            if (!known.contains(code) || used.contains(code)) {
                code = newCode(list, form.get(place + "en"), known, used);
            }
            used.add(code);
            String promised = list.equals(CharityForm.KIND) ? ", promised: " + form.isPromised(row) : "";
            lines.add("  - {code: " + code + ", name: " + names(place) + promised + "}");
        }
        return lines;
    }

    /** The codes that a part has now: rows keep theirs, since it is stored with each request. */
    private List<String> codes(String part) {
        return switch (part) {
            case "kinds" ->
                policy.kinds().stream().map(Policy.RequestKind::code).toList();
            case "channels" -> policy.channels().stream().map(Policy.Term::code).toList();
            default -> policy.services().stream().map(Policy.Term::code).toList();
        };
    }

    /** Made of the English name; a number is added where another entry has it, or had it until now. */
    private static String newCode(String list, String name, Set<String> known, Set<String> used) {
        String words =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-$", "");
        String base = words.isEmpty()
                ? list
                : words.substring(0, Math.min(words.length(), LONGEST_CODE)).replaceAll("-$", "");
        // YAML reads these words as true, false and nothing
        String code = List.of("yes", "no", "on", "off", "true", "false", "null", "y", "n")
                        .contains(base)
                ? list + "-" + base
                : base;
        String free = code;
        for (int i = 2; known.contains(free) || used.contains(free); i++) {
            free = code + "-" + i;
        }
        return free;
    }

    /** The recipients; the first line tells the form that it may write the file again. */
    List<String> recipients(String firstLine) {
        String language = form.get("mail.language").equals("en") ? "en" : "ar";
        List<String> lines = new ArrayList<>(List.of(firstLine));
        List<String> reports = new ArrayList<>();
        addReport(reports, "draft", "[pdf, xlsx]", language);
        addReport(reports, "issue", "[pdf]", language);
        lines.add(reports.isEmpty() ? "reports: []" : "reports:");
        lines.addAll(reports);
        if (!form.addresses("mail.failure").isEmpty()) {
            lines.add("failures:");
            lines.add("  - {language: " + language + ", to: " + RowJson.write(form.addresses("mail.failure")) + "}");
        }
        return lines;
    }

    private void addReport(List<String> lines, String when, String formats, String language) {
        List<String> to = form.addresses("mail." + when);
        if (!to.isEmpty()) {
            lines.add("  - {report: board-monthly, when: " + when + ", language: " + language + ", formats: " + formats
                    + ", to: " + RowJson.write(to) + "}");
        }
    }

    private String names(String place) {
        return "{ar: " + quoted(form.get(place + "ar")) + ", en: " + quoted(form.get(place + "en")) + "}";
    }

    private static String quoted(String text) {
        return RowJson.write(text);
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The text with a part of it replaced; comments before the part and after it stay.
     *
     * @param part lines of which the first is its name
     * @return the text itself when it does not have the part
     */
    static String withPart(String text, List<String> part) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int begin = 0;
        while (begin < lines.size() && !lines.get(begin).startsWith(part.get(0))) {
            begin++;
        }
        if (begin == lines.size()) {
            return text;
        }
        int end = begin + 1;
        for (int i = end; i < lines.size() && isWithin(lines.get(i)); i++) {
            end = lines.get(i).isBlank() || lines.get(i).strip().startsWith("#") ? end : i + 1;
        }
        List<String> changed = new ArrayList<>(lines.subList(0, begin));
        changed.addAll(part);
        changed.addAll(lines.subList(end, lines.size()));
        return String.join("\n", changed) + "\n";
    }

    private static boolean isWithin(String line) {
        return line.isBlank() || line.startsWith(" ") || line.startsWith("#") || line.startsWith("-");
    }
}
