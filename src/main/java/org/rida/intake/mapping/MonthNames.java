package org.rida.intake.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces Arabic names of months and weekdays in dates by what date formats understand: Gregorian months, in the
 * names of the Gulf, the Levant and the Maghreb, by their English names, Hijri months by their numbers.
 */
final class MonthNames {

    private static final String[][] GREGORIAN = {
        {"January", "يناير", "كانون الثاني", "جانفي"},
        {"February", "فبراير", "شباط", "فيفري"},
        {"March", "مارس", "آذار"},
        {"April", "أبريل", "إبريل", "نيسان", "أفريل"},
        {"May", "مايو", "أيار", "ماي"},
        {"June", "يونيو", "يونيه", "حزيران", "جوان"},
        {"July", "يوليو", "يوليه", "تموز", "جويلية"},
        {"August", "أغسطس", "آب", "أوت"},
        {"September", "سبتمبر", "أيلول"},
        {"October", "أكتوبر", "تشرين الأول"},
        {"November", "نوفمبر", "تشرين الثاني"},
        {"December", "ديسمبر", "كانون الأول"}
    };

    private static final String[][] HIJRI = {
        {"1", "محرم", "المحرم", "Muharram"},
        {"2", "صفر", "Safar"},
        {"3", "ربيع الأول", "ربيع أول", "ربيع 1"},
        {"4", "ربيع الآخر", "ربيع الثاني", "ربيع ثاني", "ربيع آخر", "ربيع 2"},
        {"5", "جمادى الأولى", "جمادى الأول", "جمادى أولى", "جمادى 1"},
        {"6", "جمادى الآخرة", "جمادى الثانية", "جمادى الآخر", "جمادى الثاني", "جمادى ثانية", "جمادى 2"},
        {"7", "رجب", "Rajab"},
        {"8", "شعبان"},
        {"9", "رمضان", "Ramadan"},
        {"10", "شوال", "Shawwal"},
        {"11", "ذو القعدة", "ذي القعدة", "ذوالقعدة"},
        {"12", "ذو الحجة", "ذي الحجة", "ذوالحجة"}
    };

    private static final String[][] WEEKDAYS = {
        {"Sunday", "الأحد"},
        {"Monday", "الإثنين", "الاثنين"},
        {"Tuesday", "الثلاثاء"},
        {"Wednesday", "الأربعاء"},
        {"Thursday", "الخميس"},
        {"Friday", "الجمعة"},
        {"Saturday", "السبت"}
    };

    private static final Map<String, String> GREGORIAN_WORDS = words(GREGORIAN, WEEKDAYS);
    private static final Map<String, String> HIJRI_WORDS = words(HIJRI);
    private static final Pattern ANY_GREGORIAN = anyOf(GREGORIAN_WORDS);
    private static final Pattern ANY_HIJRI = anyOf(HIJRI_WORDS);

    private MonthNames() {}

    /** Text without names of Gregorian months and weekdays is returned unchanged. */
    static String latin(String text) {
        return text.chars().anyMatch(c -> c >= 0x620 && c <= 0x64a)
                ? replace(text, ANY_GREGORIAN, GREGORIAN_WORDS)
                : text;
    }

    /** The text with a Hijri month's name replaced by its number, 1 to 12; unchanged without one. */
    static String hijriNumbers(String text) {
        return text.chars().anyMatch(Character::isLetter) ? replace(text, ANY_HIJRI, HIJRI_WORDS) : text;
    }

    private static String replace(String text, Pattern any, Map<String, String> words) {
        Matcher name = any.matcher(sameLetters(text));
        return name.find()
                ? text.substring(0, name.start())
                        + words.get(name.group())
                        + replace(text.substring(name.end()), any, words)
                : text;
    }

    /** Alef, yeh and teh marbuta in one form, without a change of length, so that positions stay the same. */
    private static String sameLetters(String text) {
        return text.replaceAll("[أإآ]", "ا").replace('ة', 'ه').replace('ى', 'ي').replace('ی', 'ي');
    }

    private static Map<String, String> words(String[][]... tables) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String[][] table : tables) {
            for (String[] names : table) {
                for (int i = 1; i < names.length; i++) {
                    words.put(sameLetters(names[i]), names[0]);
                }
            }
        }
        return words;
    }

    /** Longer names first: ماي begins مايو. */
    private static Pattern anyOf(Map<String, String> words) {
        return Pattern.compile(words.keySet().stream()
                .sorted((a, b) -> b.length() - a.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<!\\p{L})(?:", ")(?!\\p{L})")));
    }
}
