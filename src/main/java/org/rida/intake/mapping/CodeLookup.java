package org.rida.intake.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.intake.mapping.Mapping.FieldMapping;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;
import org.rida.policy.Question;
import org.rida.privacy.PiiMasking;

/**
 * Finds the code that a cell means: by the sender's words, the code itself, the policy's names, and the built-in
 * words, in this order of priority. All are compared by their {@link TextNormalizer#key}. Not thread-safe.
 */
public final class CodeLookup {

    public static final List<String> YES = List.of("yes", "1", "y", "true", "نعم", "اي", "صح");
    public static final List<String> NO = List.of("no", "0", "n", "false", "لا", "خطا");

    /** Bounds the cache of cells: a column may hold free text. */
    private static final int CACHE_SIZE = 20_000;

    private static final String REJECT = "reject";
    private static final String KEEP = "keep";
    private static final String NULL = "null";

    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, String> cache = new HashMap<>();
    private final String unknown;
    private boolean recodesNumbers;
    private BilingualText expected = BilingualText.EMPTY;

    private CodeLookup(String unknown) {
        this.unknown = unknown;
    }

    /** @param mapping of the field: its words and what happens to values that are not listed */
    public static CodeLookup of(Field field, FieldMapping mapping, Policy policy) {
        CodeLookup lookup = new CodeLookup(mapping.unknown());
        for (Policy.Term term : terms(field, policy)) {
            lookup.accept(
                    term.code(),
                    List.of(term.code(), term.name().ar(), term.name().en()));
        }
        builtIn(field).forEach(lookup::accept);
        mapping.values().forEach(value -> lookup.accept(value.code(), List.of(value.code())));
        lookup.recodesNumbers = lookup.recodes(mapping.values());
        if (lookup.recodesNumbers) {
            lookup.codes.keySet().removeIf(CodeLookup::isNumber);
        }
        mapping.values().forEach(value -> lookup.accept(value.code(), value.accept()));
        lookup.expected = lookup.names(field, policy);
        return lookup;
    }

    /** The codes of a field's list, each with the policy's names and the built-in words; empty for fields without a list. */
    public static Map<String, List<String>> vocabulary(Field field, Policy policy) {
        Map<String, List<String>> vocabulary = new HashMap<>(builtIn(field));
        for (Policy.Term term : terms(field, policy)) {
            vocabulary.put(
                    term.code(),
                    List.of(term.code(), term.name().ar(), term.name().en()));
        }
        return vocabulary;
    }

    /**
     * Whether the sender's numbers mean others than they say, such as 1 for "no" and 2 for "yes". Then a number that
     * the mapping does not list means nothing.
     */
    public boolean recodesNumbers() {
        return recodesNumbers;
    }

    private boolean recodes(List<Mapping.ValueMapping> values) {
        return values.stream().anyMatch(value -> value.accept().stream()
                .map(TextNormalizer::key)
                .anyMatch(word -> isNumber(word)
                        && !word.equals(TextNormalizer.key(value.code()))
                        && !value.code().equals(codes.get(word))));
    }

    private static boolean isNumber(String key) {
        return !key.isEmpty()
                && Character.isDigit(key.charAt(key.length() - 1))
                && key.chars().noneMatch(Character::isLetter);
    }

    /**
     * The code of a cell; empty when the value is to be ignored.
     *
     * @return null when the value is not listed and the mapping rejects such rows
     */
    @Nullable
    public String code(String cell) {
        String known = cache.get(cell);
        if (known != null) {
            return known;
        }
        String code = codes.get(TextNormalizer.key(cell));
        String result = code == null ? unlisted(cell) : code;
        if (result != null && cache.size() < CACHE_SIZE) {
            cache.put(cell, result);
        }
        return result;
    }

    /** Whether the mapping, the policy or a built-in word says what a cell means. */
    public boolean isListed(String cell) {
        return codes.containsKey(TextNormalizer.key(cell));
    }

    /** Whether no words are listed at all. */
    public boolean isEmpty() {
        return codes.isEmpty();
    }

    /** The listed values by name in both languages, for messages. */
    public BilingualText expected() {
        return expected;
    }

    /** A value that is not listed may be kept, masked, or replaced by a code of the mapping. */
    private @Nullable String unlisted(String cell) {
        return switch (unknown) {
            case REJECT -> null;
            case KEEP -> PiiMasking.mask(cell);
            case NULL -> "";
            default -> unknown;
        };
    }

    private void accept(String code, List<String> words) {
        words.forEach(word -> codes.put(TextNormalizer.key(word), code));
    }

    private BilingualText names(Field field, Policy policy) {
        Map<String, BilingualText> names = new HashMap<>();
        terms(field, policy).forEach(term -> names.put(term.code(), term.name()));
        builtIn(field).forEach((code, words) -> names.put(code, new BilingualText(arabicName(words), words.get(0))));
        List<BilingualText> listed = codes.values().stream()
                .distinct()
                .sorted()
                .map(code -> names.getOrDefault(code, BilingualText.same(code)))
                .toList();
        return BilingualText.of(language ->
                listed.stream().map(name -> name.in(language)).collect(Collectors.joining(language.listSeparator())));
    }

    /** The first word in Arabic letters; the first word where there is none. */
    private static String arabicName(List<String> words) {
        return words.stream().filter(w -> w.charAt(0) > 0x600).findFirst().orElse(words.get(0));
    }

    /** The values that the policy lists: those of a dimension, or the options of a question. */
    private static List<Policy.Term> terms(Field field, Policy policy) {
        if (field.dimension() != null) {
            return policy.terms(field.dimension());
        }
        return field.question() == null ? List.of() : field.question().options();
    }

    /** Words for the codes that the policy does not define. */
    private static Map<String, List<String>> builtIn(Field field) {
        if (field.question() != null && field.question().scale() == Question.AnswerScale.YES_NO) {
            return Map.of("1", YES, "0", NO);
        }
        return switch (field.name()) {
            case "decision" ->
                Map.of(
                        "accepted",
                                List.of(
                                        "accepted",
                                        "accept",
                                        "approved",
                                        "مقبول",
                                        "قبول",
                                        "مقبولة",
                                        "تم القبول",
                                        "موافقة"),
                        "rejected",
                                List.of(
                                        "rejected",
                                        "reject",
                                        "declined",
                                        "مرفوض",
                                        "رفض",
                                        "مرفوضة",
                                        "تم الرفض",
                                        "اعتذار"));
            case "left_reason" ->
                Map.of(
                        "withdrawn", List.of("withdrawn", "انسحاب", "منسحب", "سحب الطلب"),
                        "duplicate", List.of("duplicate", "مكرر", "طلب مكرر"),
                        "unreachable", List.of("unreachable", "تعذر التواصل", "تعذر الوصول"));
            case "outreach", "may_call" -> Map.of("true", YES, "false", NO);
            default -> Map.of();
        };
    }
}
