package org.rida.intake.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.intake.mapping.Mapping.FieldMapping;
import org.rida.policy.Policy;

/**
 * Finds the code that a cell means: by the code itself, the policy's names, the built-in words, and the sender's
 * words. The mapping's words have priority over the others. All are compared in folded form. Not thread-safe.
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
    private BilingualText expected = BilingualText.EMPTY;

    private CodeLookup(String unknown) {
        this.unknown = unknown;
    }

    /** @param mapping of the field: its words and what happens to values that are not listed */
    public static CodeLookup of(Field field, FieldMapping mapping, Policy policy) {
        CodeLookup lookup = new CodeLookup(mapping.unknown());
        if (field.dimension() != null) {
            for (Policy.Term term : policy.terms(field.dimension())) {
                lookup.accept(
                        term.code(),
                        List.of(term.code(), term.name().ar(), term.name().en()));
            }
        }
        builtIn(field).forEach(lookup::accept);
        for (Mapping.ValueMapping value : mapping.values()) {
            lookup.accept(value.code(), List.of(value.code()));
            lookup.accept(value.code(), value.accept());
        }
        lookup.expected = lookup.names(field, policy);
        return lookup;
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
        String code = codes.get(TextNormalizer.fold(cell));
        String result = code == null ? unlisted(cell) : code;
        if (result != null && cache.size() < CACHE_SIZE) {
            cache.put(cell, result);
        }
        return result;
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
        words.forEach(word -> codes.put(TextNormalizer.fold(word), code));
    }

    private BilingualText names(Field field, Policy policy) {
        Map<String, BilingualText> names = new HashMap<>();
        if (field.dimension() != null) {
            policy.terms(field.dimension()).forEach(term -> names.put(term.code(), term.name()));
        }
        builtIn(field).forEach((code, words) -> names.put(code, new BilingualText(arabicName(words), words.get(0))));
        List<BilingualText> listed = codes.values().stream()
                .distinct()
                .sorted()
                .map(code -> names.getOrDefault(code, BilingualText.same(code)))
                .toList();
        return BilingualText.of(language -> listed.stream()
                .map(name -> name.in(language))
                .collect(Collectors.joining(language == Language.AR ? "، " : ", ")));
    }

    /** The first word in Arabic letters; the first word where there is none. */
    private static String arabicName(List<String> words) {
        return words.stream().filter(w -> w.charAt(0) > 0x600).findFirst().orElse(words.get(0));
    }

    /** Words for the codes that the policy does not define. */
    private static Map<String, List<String>> builtIn(Field field) {
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
            case "outreach" -> Map.of("true", YES, "false", NO);
            default -> Map.of();
        };
    }
}
