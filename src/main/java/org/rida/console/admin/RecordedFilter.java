package org.rida.console.admin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.console.PageFormatter;
import org.rida.i18n.BilingualText;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.springframework.stereotype.Component;

/** Filters of pages as the audit log keeps them. */
@Component
class RecordedFilter {

    private final Policy policy;

    RecordedFilter(Policy policy) {
        this.policy = policy;
    }

    /** Written as {@code state=overdue channel=phone,web}; a value may hold blanks. */
    String words(String filter, PageFormatter words) {
        return Arrays.stream(filter.split(" (?=[a-z]+=)"))
                .map(part -> {
                    int at = part.indexOf('=');
                    return at < 0 ? part : part(part.substring(0, at), part.substring(at + 1), words);
                })
                .collect(Collectors.joining(" · "));
    }

    private String part(String name, String values, PageFormatter words) {
        Function<String, String> text = value -> switch (name) {
            case "state" -> words.named("watch.state.", value);
            case "stage" -> words.named("stage.", value);
            default ->
                Stream.of(Dimension.values())
                        .filter(dimension -> dimension.code().equals(name))
                        .findFirst()
                        .map(dimension -> label(dimension, value, words))
                        .orElse(value);
        };
        return words.named(Set.of("state", "stage").contains(name) ? "audit.filter." : "slice-name.", name) + ": "
                + Arrays.stream(values.split(","))
                        .map(text)
                        .collect(Collectors.joining(words.translate("list.separator")));
    }

    /** As the policy names it, or as reports do where it is of Rida's own. */
    String label(Dimension dimension, String value, PageFormatter words) {
        String key = "slice." + value.toLowerCase(Locale.ROOT);
        BilingualText listed = policy.name(dimension, value);
        return listed.equals(BilingualText.same(value)) && words.messages().contains(key)
                ? words.translate(key)
                : words.text(listed);
    }
}
