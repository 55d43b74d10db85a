package org.rida.job.rules;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.rida.access.Actor;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.finding.RowJson;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.mapping.TextNormalizer;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Adds a question to the survey that a file was found to ask: one of the aspects that are answered from 1 to 5. It is known at once;
 * questions with another part in the figures are added among the rules, and take effect at the next start.
 */
@Component
public class NewQuestion {

    private static final int LONGEST = 120;
    private static final int LONGEST_CODE = 30;
    private static final String LIST = "questions";

    /** Line ends and other control characters, and those that turn the direction of what follows. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private final Policy policy;
    private final RulesFiles rules;
    private final RulesChange change;
    private final Path policyFolder;

    NewQuestion(Policy policy, RulesFiles rules, RulesChange change, @Value("${rida.jobs}") Path jobs) {
        this.policy = policy;
        this.rules = rules;
        this.change = change;
        this.policyFolder = jobs.resolve("policy");
    }

    /**
     * Adds the question. The policy is checked with it before it is written, and the change is recorded in the audit log.
     *
     * @param name its text in both languages
     * @param reason for the audit log
     * @return its code
     * @throws Problem when a text is missing, too long or that of another question, or the policy cannot be written
     */
    public String add(BilingualText name, String reason, Actor actor) {
        requireName(name);
        String code = code(name.en());
        String entry = "  - {code: " + code + ", name: {ar: " + RowJson.write(name.ar()) + ", en: "
                + RowJson.write(name.en()) + "}, scale: one-to-five, role: aspect}";
        for (String file : rules.files()) {
            String text = rules.requiresRestart(file) ? rules.text(file) : "";
            if (text.lines().anyMatch(line -> line.startsWith(LIST + ":"))) {
                String before = RulesFiles.fingerprint(text);
                change.apply(file, NewMapping.withEntries(text, LIST + ":", List.of(entry)), before, actor, reason);
                policy.add(PolicyReader.read(policyFolder).question(code));
                rules.tookEffect(file, before);
                return code;
            }
        }
        throw Problem.of("rules.problem.unknown", "file", "policy/" + LIST);
    }

    private void requireName(BilingualText name) {
        for (String text : List.of(name.ar(), name.en())) {
            if (text.isEmpty()) {
                throw Problem.of("setup.problem.question.empty");
            }
            if (text.length() > LONGEST || UNSEEN.matcher(text).find()) {
                throw Problem.of("setup.problem.question.text", "most", LONGEST);
            }
        }
        boolean known = policy.questions().stream()
                .anyMatch(question -> isSame(question.name().ar(), name.ar())
                        || isSame(question.name().en(), name.en()));
        if (known) {
            throw Problem.of("setup.problem.question.known");
        }
    }

    private static boolean isSame(String one, String other) {
        return TextNormalizer.fold(one).equals(TextNormalizer.fold(other));
    }

    /** Made of the English text; no field of a row, no question and no word that YAML reads otherwise has it. */
    private String code(String english) {
        Set<String> taken = new HashSet<>(Set.of("yes", "no", "on", "off", "true", "false", "null", "y", "n"));
        for (RecordType type : RecordType.values()) {
            FieldCatalog.all(type, policy).forEach(field -> taken.add(field.name()));
        }
        policy.questions().forEach(question -> taken.add(question.code()));
        String words =
                english.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+", "");
        String stem = words.substring(0, Math.min(LONGEST_CODE, words.length())).replaceAll("-+$", "");
        String base = stem.isEmpty() ? "question" : stem;
        String code = base;
        for (int n = 2; taken.contains(code); n++) {
            code = base + "-" + n;
        }
        return code;
    }
}
