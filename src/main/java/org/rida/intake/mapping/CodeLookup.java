package org.rida.intake.mapping;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.intake.mapping.Mapping.FieldMapping;
import org.rida.policy.Policy;













import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words that mean a code: the code itself, the policy's names for it, and the sender's own words. */
public final class CodeLookup {

    public static final List<String> YES = List.of("yes", "1", "y", "true", "نعم", "اي", "صح");
    public static final List<String> NO = List.of("no", "0", "n", "false", "لا", "خطا");

    private static final int REMEMBERED = 20_000;
    private static final String REJECT = "reject";
    private static final String KEEP = "keep";
    private static final String NOTHING = "null";

    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, String> seen = new HashMap<>();
    private final String unknown;
    private BilingualText expected = BilingualText.EMPTY;

    private CodeLookup(String unknown) {
        this.unknown = unknown;
    }

    public static CodeLookup of(Field field, FieldMapping mapping, Policy policy) {
        CodeLookup values = new CodeLookup(mapping.unknown());
        if (field.slice() != null) {
            for (Policy.Term term : policy.terms(field.slice())) {
                values.accept(
                        term.code(),
                        List.of(term.code(), term.name().ar(), term.name().en()));
            }
        }
        builtIn(field).forEach(values::accept);
        for (Mapping.ValueMapping value : mapping.values()) {
            values.accept(value.code(), List.of(value.code()));
            values.accept(value.code(), value.accept());
        }
        values.expected = values.names(field, policy);
        return values;
    }

    /**
     * The code; empty for "nothing".
     *
     * @return null when the value is not listed and the mapping says that such a row is rejected
     */
    @Nullable
    public String code(String cell) {
        String known = seen.get(cell);
        if (known != null) {
            return known;
        }
        String code = codes.get(TextNormalizer.fold(cell));
        String result = code == null ? unlisted(cell) : code;
        if (result != null && seen.size() < REMEMBERED) {
            seen.put(cell, result);
        }
        return result;
    }

    public boolean isEmpty() {
        return codes.isEmpty();
    }

    /** What is listed, by its names in both languages. */
    public BilingualText expected() {
        return expected;
    }

    private @Nullable String unlisted(String cell) {
        return switch (unknown) {
            case REJECT -> null;
            case KEEP -> PiiMasking.mask(cell);
            case NOTHING -> "";
            default -> unknown;
        };
    }

    private void accept(String code, List<String> words) {
        words.forEach(word -> codes.put(TextNormalizer.fold(word), code));
    }

    private BilingualText names(Field field, Policy policy) {
        Map<String, BilingualText> names = new HashMap<>();
        if (field.slice() != null) {
            policy.terms(field.slice()).forEach(term -> names.put(term.code(), term.name()));
        }
        builtIn(field).forEach((code, words) -> names.put(code, new BilingualText(arabic(words), words.get(0))));
        List<BilingualText> listed = codes.values().stream()
                .distinct()
                .sorted()
                .map(code -> names.getOrDefault(code, BilingualText.same(code)))
                .toList();
        return BilingualText.of(language -> listed.stream()
                .map(name -> name.in(language))
                .collect(Collectors.joining(language == Language.AR ? "، " : ", ")));
    }

    /** The first word in Arabic letters. */
    private static String arabic(List<String> words) {
        return words.stream().filter(w -> w.charAt(0) > 0x600).findFirst().orElse(words.get(0));
    }

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
