package org.rida.job.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rida.access.Actor;
import org.rida.i18n.Problem;
import org.rida.intake.finding.RowJson;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;
import org.rida.intake.setup.FileDescription.NewTerm;
import org.rida.privacy.PiiMasking;
import org.springframework.stereotype.Component;

/**
 * Writes into a mapping file which codes the words of its sender stand for: that {@code tel.} in the column of the channel is
 * {@code phone}. A person gives the meaning once, when a row was rejected for an unknown word; later files with that word are then
 * read. The words stand under {@code words:} of the mapping.
 */
@Component
public class MappingWords {

    private static final String WORDS = "words:";

    private final RulesFiles rules;
    private final RulesChange change;
    private final NewMapping policy;

    MappingWords(RulesFiles rules, RulesChange change, NewMapping policy) {
        this.rules = rules;
        this.change = change;
        this.policy = policy;
    }

    /**
     * Adds the words to the file of a mapping, which counts from the next file on, and new values to the policy. All files are checked
     * together before one is written; each change is recorded in the audit log without the words.
     *
     * @param mapping its name
     * @param words field to the sender's words, each with its code; none is a phone number, a mail address or the like
     * @param terms values that the policy does not have yet
     * @param reason for instance the file in which the words were found
     * @throws Problem when a word is personal data, contradicts the mapping, or the mapping was changed meanwhile
     */
    public void store(
            String mapping, Map<String, Map<String, String>> words, List<NewTerm> terms, String reason, Actor actor) {
        boolean personal = words.values().stream()
                .flatMap(of -> of.keySet().stream())
                .anyMatch(word -> !PiiMasking.mask(word).equals(word));
        if (personal) {
            throw Problem.of("rejected.problem.personal");
        }
        policy.add(terms, reason, actor);
        String file = "mappings/" + Mappings.fileOf(mapping) + ".yaml";
        String text = rules.text(file);
        change.apply(file, withWords(text, words), RulesFiles.fingerprint(text), actor, reason);
    }

    /**
     * The mapping as it will be with the words.
     *
     * @throws Problem when they contradict the mapping
     */
    public Mapping with(String mapping, Map<String, Map<String, String>> words) {
        String name = Mappings.fileOf(mapping);
        Mapping whole = Mappings.parse(name, withWords(rules.text("mappings/" + name + ".yaml"), words));
        return name.equals(mapping) ? whole : Mappings.answers(whole).orElse(whole);
    }

    /** Adds lines to the list of words, which is created at the end of a text that has none. */
    static String withWords(String text, Map<String, Map<String, String>> words) {
        List<String> lines = new ArrayList<>();
        words.forEach((field, meanings) -> byCode(meanings)
                .forEach((code, accept) -> lines.add("  - {field: " + field + ", code: " + RowJson.write(code)
                        + ", accept: " + RowJson.write(accept) + "}")));
        String whole = text.endsWith("\n") || text.isEmpty() ? text : text + "\n";
        boolean present = whole.lines().anyMatch(line -> line.startsWith(WORDS));
        return NewMapping.withEntries(present ? whole : whole + WORDS + "\n", WORDS, lines);
    }

    private static Map<String, List<String>> byCode(Map<String, String> meanings) {
        Map<String, List<String>> codes = new LinkedHashMap<>();
        meanings.forEach((word, code) ->
                codes.computeIfAbsent(code, c -> new ArrayList<>()).add(word));
        return codes;
    }
}
