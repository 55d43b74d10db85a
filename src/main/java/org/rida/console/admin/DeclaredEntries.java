package org.rida.console.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rida.console.PageFormatter;
import org.rida.i18n.BilingualText;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.policy.Theme;
import org.springframework.stereotype.Component;

/** Names the entries of declared lists as their forms do: a holiday by its day, a service by its name, a recipient by what it is sent. */
@Component
class DeclaredEntries {

    private static final Map<String, Dimension> TERMS = Map.of(
            "kinds", Dimension.KIND,
            "channels", Dimension.CHANNEL,
            "services", Dimension.SERVICE,
            "departments", Dimension.DEPARTMENT,
            "segments", Dimension.SEGMENT,
            "parties", Dimension.PARTY,
            "modes", Dimension.MODE);

    private final Policy policy;
    private final AuditWords codes;

    DeclaredEntries(Policy policy, AuditWords codes) {
        this.policy = policy;
        this.codes = codes;
    }

    /** The names of all entries around a value, from the outermost on; blank around none, and empty where one has no words. */
    Optional<String> name(DeclaredPlace place, PageFormatter words) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < place.parts().size(); i++) {
            DeclaredPlace.PlacePart part = place.parts().get(i);
            if (part.isEntry()) {
                Optional<String> name = name(place.names(i + 1), String.valueOf(part.entry()), words);
                if (name.isEmpty()) {
                    return name;
                }
                names.add(name.get());
            }
        }
        return Optional.of(String.join(" · ", names));
    }

    private Optional<String> name(String list, String entry, PageFormatter words) {
        if (TERMS.containsKey(list)) {
            return named(
                    "slice-name." + TERMS.get(list).code(), words.text(policy.name(TERMS.get(list), entry)), words);
        }
        return switch (list) {
            case "clock" -> from("audit.declared.clock", entry, words);
            case "calendar/holidays" -> named("charity.section.holiday", day(entry, words), words);
            case "promises" -> named("audit.declared.promises", promise(entry, words), words);
            case "promises/versions" -> from("charity.in-force-from", entry, words);
            case "questions" -> named("questions.title", question(entry, words), words);
            case "themes" -> named("themes.title", theme(entry, words), words);
            case "synonym-groups" -> named("audit.declared.synonym-groups", entry, words);
            case "reports", "failures", "mornings" -> named("recipients." + list, sent(entry, words), words);
            case "decisions" -> named("actions.title", entry, words);
            case "fields", "answers" -> named("console.file.field", field(entry, words), words);
            case "words" -> named("audit.declared.words", word(entry, words), words);
            case "parameters" -> named("audit.detail.parameters", entry, words);
            default -> Optional.empty();
        };
    }

    private static Optional<String> named(String list, String entry, PageFormatter words) {
        return Optional.of(words.translate(list) + " · " + words.isolated(entry));
    }

    private Optional<String> from(String label, String day, PageFormatter words) {
        return Optional.of(words.translate(label) + " " + words.isolated(day(day, words)));
    }

    private String day(String day, PageFormatter words) {
        return codes.value("day", day, words);
    }

    private String promise(String key, PageFormatter words) {
        return policy.promises().stream()
                .filter(promise -> promise.key().equals(key))
                .findFirst()
                .map(promise -> words.text(promise.name()))
                .orElse(key);
    }

    private String question(String code, PageFormatter words) {
        return policy.questions().stream()
                .filter(question -> question.code().equals(code))
                .findFirst()
                .map(Question::name)
                .map(words::text)
                .orElse(code);
    }

    private String theme(String code, PageFormatter words) {
        return policy.themes().stream()
                .filter(theme -> theme.code().equals(code))
                .findFirst()
                .map(Theme::name)
                .map(words::text)
                .orElse(code);
    }

    /** The report, or the role, and what else the line of a recipient says, which single words name. */
    private String sent(String entry, PageFormatter words) {
        return Arrays.stream(entry.split(" "))
                .map(part -> sentPart(part, words))
                .collect(Collectors.joining(" · "));
    }

    private String sentPart(String part, PageFormatter words) {
        return switch (part) {
            case "draft", "issue" -> words.translate("recipients.when." + part);
            case "ar", "en" -> words.translate("charity.language." + part);
            case "quality", "administrator" -> words.translate("role." + part);
            default -> {
                String report = codes.value("report", part, words);
                BilingualText department = policy.name(Dimension.DEPARTMENT, part);
                yield report.equals(part) ? words.text(department) : report;
            }
        };
    }

    private String field(String name, PageFormatter words) {
        String key = "person.column." + name;
        return words.messages().contains(key) ? words.translate(key) : question(name, words);
    }

    /** The field and the code that its sender's words mean. */
    private String word(String entry, PageFormatter words) {
        String[] parts = entry.split(" ", 2);
        return field(parts[0], words) + (parts.length > 1 ? " · " + meaning(parts[0], parts[1], words) : "");
    }

    private String meaning(String field, String code, PageFormatter words) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension.code().equals(field))
                .findFirst()
                .map(dimension -> words.text(policy.name(dimension, code)))
                .orElse(code);
    }
}
