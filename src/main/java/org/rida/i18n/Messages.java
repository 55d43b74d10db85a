package org.rida.i18n;

import com.ibm.icu.text.MessageFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Messages and numbers in one language. Messages are ICU message formats ({@code {n, plural, one{…} two{…} few{…} many{…}
 * other{…}}}) in {@code messages_ar.properties} and {@code messages_en.properties}; the plural categories are CLDR's, so
 * counted nouns agree. Bundles are read once and shared. Messages are immutable and may be used by several threads.
 */
public final class Messages {

    /** Digits between two separators of thousands. */
    private static final int GROUP = 3;

    private static final List<String> SIZES = List.of("size.kilobytes", "size.megabytes", "size.gigabytes");
    private static final double KILO = 1024;

    private static final Map<Language, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();
    private static final Map<Language, Map<String, MessageFormat>> FORMATS = new ConcurrentHashMap<>();

    private final Language language;
    private final DigitSystem digits;

    /**
     * @param language of the messages
     * @param digits of Arabic; English always uses European digits
     */
    public Messages(Language language, DigitSystem digits) {
        this.language = language;
        this.digits = language == Language.EN ? DigitSystem.EUROPEAN : digits;
    }

    /** The language of the messages. */
    public Language language() {
        return language;
    }

    /**
     * A message with named arguments: {@code format("open.beyond", "n", 41)}, with numbers in the digit system.
     *
     * @param namesAndValues a name, its value, the next name, and so on; numbers choose plural forms, collections are
     *     written as lists of the language, everything else is inserted as text
     * @throws IllegalArgumentException when there is no such message
     */
    public String format(String key, Object... namesAndValues) {
        return digits.apply(render(key, namesAndValues));
    }

    /** Whether the language has the message. */
    public boolean contains(String key) {
        return bundle(language).containsKey(key);
    }

    /** The message of a code under a prefix; the code itself where the language has none, as for codes that people add. */
    public String named(String prefix, String code) {
        return contains(prefix + code) ? format(prefix + code) : code;
    }

    /** The keys of all messages with this prefix, sorted. */
    public List<String> keys(String prefix) {
        return bundle(language).keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .toList();
    }

    /** A whole number with thousands separators. */
    public String number(long value) {
        return signed(BigDecimal.valueOf(value), "");
    }

    /** A number with so many decimals, rounded half up; a negative zero is shown as zero. */
    public String number(double value, int decimals) {
        return signed(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP), "");
    }

    /** A difference: as {@link #number(double, int)}, with a plus before a number above zero. */
    public String signed(double value, int decimals) {
        return signed(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP), "+");
    }

    /**
     * A number of bytes in the largest of kB, MB and GB, each 1,024 of the one before, of which there is at least one; with a decimal
     * below ten. What is less than 0.1 kB counts as that, unless it is nothing.
     */
    public String size(long bytes) {
        int unit = 0;
        double n = bytes / KILO;
        while (n >= KILO && unit < SIZES.size() - 1) {
            n /= KILO;
            unit++;
        }
        double shown = bytes == 0 ? 0 : Math.max(n, 0.1);
        return format(SIZES.get(unit), "n", number(shown, shown < 10 ? 1 : 0));
    }

    /** A share 0..1 as a whole percentage; the percent sign follows the number in both languages. */
    public String percent(double share) {
        return percent(share, 0);
    }

    /**
     * @param share 0 to 1; below 0 where it is the end of an interval
     * @param decimals 0 or more; rounded half up
     */
    public String percent(double share, int decimals) {
        BigDecimal hundred = BigDecimal.valueOf(share).movePointRight(2).setScale(decimals, RoundingMode.HALF_UP);
        return signed(hundred, "") + (digits == DigitSystem.ARABIC_INDIC ? "٪" : "%");
    }

    /** The text with its digits in the digit system: a date, a version. */
    public String digits(String latin) {
        return digits.apply(latin);
    }

    /**
     * The only place that writes signs before numbers. A minus sign, never a hyphen; in Arabic within an isolate, since the
     * bidirectional algorithm would move the sign of a number behind it, and the numbers of an interval around each other.
     */
    private String signed(BigDecimal value, String plus) {
        String shown = digits.apply(grouped(value.abs().toPlainString()));
        String sign = value.signum() < 0 ? "−" : value.signum() > 0 ? plus : "";
        return sign.isEmpty() || !language.rightToLeft() ? sign + shown : "\u2066" + sign + shown + "\u2069";
    }

    /** @param plain digits, with a point before decimals */
    private static String grouped(String plain) {
        int point = plain.indexOf('.');
        StringBuilder grouped = new StringBuilder(plain);
        for (int at = (point < 0 ? plain.length() : point) - GROUP; at > 0; at -= GROUP) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    private String render(String key, Object... namesAndValues) {
        Map<String, Object> arguments = new java.util.HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], argument(namesAndValues[i + 1]));
        }
        MessageFormat format = parsed(key);
        // it keeps the number format of its first number, which serves one thread at a time
        synchronized (format) {
            return format.format(arguments);
        }
    }

    /** Parsed once: a page has hundreds of messages, and parsing takes longer than formatting. */
    private MessageFormat parsed(String key) {
        return FORMATS.computeIfAbsent(language, l -> new ConcurrentHashMap<>())
                .computeIfAbsent(
                        key,
                        // European digits: the digit system is applied to the whole text, so that dates match numbers
                        k -> new MessageFormat(pattern(k), language.locale().setKeywordValue("numbers", "latn")));
    }

    /** Numbers are passed on for plural rules; everything else becomes text, of two languages that of this one. */
    private Object argument(Object value) {
        if (value instanceof BilingualText text) {
            return text.in(language);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(String::valueOf).collect(Collectors.joining(language.listSeparator()));
        }
        return value instanceof Number ? value : String.valueOf(value);
    }

    private String pattern(String key) {
        try {
            return bundle(language).getString(key);
        } catch (MissingResourceException e) {
            throw new IllegalArgumentException("no message \"" + key + "\" in language " + language.code(), e);
        }
    }

    private static ResourceBundle bundle(Language language) {
        return BUNDLES.computeIfAbsent(
                language,
                l -> ResourceBundle.getBundle(
                        "org.rida.i18n.messages",
                        java.util.Locale.forLanguageTag(l.code()),
                        // without fallback, or the language of the machine would decide when a message is missing
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }
}
