package org.rida.console.setup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.intake.mapping.Field;
import org.rida.intake.setup.FileDescription;
import org.rida.intake.setup.FileDescription.DescribedValues;
import org.rida.intake.setup.FileDescription.NewTerm;
import org.rida.intake.setup.FileView.ColumnValues;
import org.rida.intake.setup.FileView.CountedValue;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;

/** What the form of values says: the meaning of each word, and the values that are to be added to the policy. */
final class ValueAnswers {

    private static final int LONGEST_NAME = 60;

    private final Map<String, Map<String, String>> words = new LinkedHashMap<>();
    private final Map<String, String> unlisted = new HashMap<>();
    private final List<NewTerm> terms = new ArrayList<>();
    private final Map<String, String> sent;
    private final List<NewTerm> before;
    private final Policy policy;

    /**
     * @param sent parameters of the form by name
     * @param before values that were to be added before
     */
    ValueAnswers(List<ColumnValues> values, Map<String, String> sent, List<NewTerm> before, Policy policy) {
        this.sent = sent;
        this.before = before;
        this.policy = policy;
        values.forEach(this::add);
    }

    DescribedValues values() {
        return new DescribedValues(words, unlisted, terms);
    }

    private void add(ColumnValues column) {
        Field field = column.field();
        Map<String, String> meanings = new LinkedHashMap<>();
        for (int i = 0; i < column.values().size(); i++) {
            CountedValue value = column.values().get(i);
            String key = field.name() + "." + i;
            String meaning = sent.getOrDefault("value." + key, "");
            if (meaning.equals(FileDescription.NEW) && mayBeNew(field)) {
                meaning = newTerm(field, value.word(), key);
            } else if (!isMeaning(field, meaning)) {
                meaning = "";
            }
            keep(meaning, value.word(), key);
            meanings.put(value.word(), meaning);
        }
        words.put(field.name(), meanings);
        String others = sent.getOrDefault("unlisted." + field.name(), "reject");
        unlisted.put(field.name(), Set.of("keep", "null").contains(others) ? others : "reject");
    }

    /** Keeps a value that was to be added before, by the names that it has now beside its own word. */
    private void keep(String code, String word, String key) {
        for (NewTerm term : before) {
            if (!term.code().equals(code)) {
                continue;
            }
            NewTerm named = term.word().equals(word)
                    ? new NewTerm(
                            term.dimension(),
                            code,
                            word,
                            name("ar." + key, term.ar()),
                            name("en." + key, term.en()),
                            promised(term.dimension(), key))
                    : term;
            if (term.word().equals(word)) {
                terms.removeIf(known -> known.code().equals(code));
            }
            if (terms.stream().noneMatch(known -> known.code().equals(code))) {
                terms.add(named);
            }
        }
    }

    /** Channels, services and kinds of requests can be added. */
    static boolean mayBeNew(Field field) {
        return field.dimension() == Dimension.CHANNEL
                || field.dimension() == Dimension.SERVICE
                || field.dimension() == Dimension.KIND;
    }

    /** Whether an answer is promised for a kind; null for everything else. */
    private @Nullable Boolean promised(String dimension, String key) {
        return dimension.equals(Dimension.KIND.code()) ? sent.containsKey("promised." + key) : null;
    }

    private boolean isMeaning(Field field, String meaning) {
        if (meaning.equals(FileDescription.NOTHING)) {
            return true;
        }
        if (field.question() != null) {
            return meaning.equals(FileDescription.DONT_KNOW)
                    || meaning.matches("\\d{1,2}")
                            && Integer.parseInt(meaning)
                                    >= field.question().scale().low()
                            && Integer.parseInt(meaning)
                                    <= field.question().scale().high();
        }
        return MeaningOptions.codes(field, policy).contains(meaning)
                || before.stream()
                        .anyMatch(term -> term.code().equals(meaning)
                                && field.dimension() != null
                                && term.dimension().equals(field.dimension().code()));
    }

    private String newTerm(Field field, String word, String key) {
        String given = name("en." + key, "");
        String english = given.isEmpty() ? word : given;
        String arabic = name("ar." + key, word);
        Dimension dimension = Objects.requireNonNull(field.dimension());
        Set<String> taken = new HashSet<>(MeaningOptions.codes(field, policy));
        terms.forEach(term -> taken.add(term.code()));
        String slug =
                english.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String stem = slug.matches("[a-z].*") ? slug.substring(0, Math.min(40, slug.length())) : dimension.code();
        String code = stem;
        for (int n = 2; taken.contains(code); n++) {
            code = stem + "-" + n;
        }
        terms.add(new NewTerm(dimension.code(), code, word, arabic, english, promised(dimension.code(), key)));
        return code;
    }

    private String name(String parameter, String otherwise) {
        String text =
                sent.getOrDefault(parameter, "").replaceAll("\\p{Cntrl}", " ").strip();
        return text.isEmpty() ? otherwise : text.substring(0, Math.min(LONGEST_NAME, text.length()));
    }
}
