package org.rida.intake.setup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rida.intake.mapping.Field;
import org.rida.intake.text.TextNormalizer;
import org.rida.policy.Policy;

/** The usual words of senders for channels, proposed where the policy has a channel of that code. */
final class UsualWords {

    private static final Map<String, List<String>> CHANNELS = Map.of(
            "phone",
                    List.of(
                            "phone",
                            "call",
                            "phone call",
                            "telephone",
                            "mobile call",
                            "هاتف",
                            "اتصال",
                            "اتصال هاتفي",
                            "مكالمة"),
            "website",
                    List.of(
                            "web",
                            "website",
                            "online",
                            "portal",
                            "web form",
                            "موقع",
                            "الموقع",
                            "البوابة",
                            "الكتروني",
                            "اونلاين"),
            "letter", List.of("letter", "mail", "postal mail", "post", "خطاب", "خطابات", "بريد", "رسالة"),
            "interview", List.of("interview", "in person", "walk in", "visit", "مقابلة", "حضوري", "زيارة", "مراجعة"),
            "social-media", List.of("social media", "twitter", "facebook", "تويتر", "فيسبوك", "تواصل اجتماعي"));

    private static final Map<String, String> CODES = new HashMap<>();

    static {
        CHANNELS.forEach((code, words) -> words.forEach(word -> CODES.put(TextNormalizer.fold(word), code)));
    }

    private UsualWords() {}

    /** The code that a word of a channel usually means; empty when it is none of these. */
    static String code(Field field, String word, Policy policy) {
        String code = field.name().equals("channel") ? CODES.getOrDefault(TextNormalizer.fold(word), "") : "";
        return policy.channels().stream().anyMatch(c -> c.code().equals(code)) ? code : "";
    }
}
