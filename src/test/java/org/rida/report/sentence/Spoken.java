package org.rida.report.sentence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rida.i18n.Language;

/**
 * One statement, as a reader of either language takes it: its kind, and the words that fill it.
 *
 * @param parts by name; numbers in European digits
 */
record Spoken(String kind, Map<String, String> parts) {

    private static final Pattern NAME = Pattern.compile("\\(\\?<([a-z]+)>");

    /** All statements of a paragraph. Fails on words that are none. */
    static List<Spoken> paragraph(String text, Language language) {
        List<Spoken> all = new ArrayList<>();
        String rest = european(text);
        while (!rest.isEmpty()) {
            int[] end = {0};
            Spoken one = first(StatementPatterns.SENTENCES, rest, language, end);
            if (one == null) {
                throw new AssertionError("no known statement: " + rest);
            }
            all.add(one);
            rest = rest.substring(end[0]).strip();
        }
        return all;
    }

    static Spoken verdict(String text, Language language) {
        return whole(StatementPatterns.VERDICTS, text, language);
    }

    static Spoken rule(String text, Language language) {
        return whole(StatementPatterns.RULES, text, language);
    }

    static Spoken run(String text, Language language) {
        return whole(StatementPatterns.RUNS, text, language);
    }

    static Spoken line(String text, Language language) {
        return whole(StatementPatterns.LINES, european(text), language);
    }

    private static Spoken whole(List<String[]> kinds, String text, Language language) {
        int[] end = {0};
        Spoken one = first(kinds, text, language, end);
        if (one == null || end[0] != text.length()) {
            throw new AssertionError("no known statement: " + text);
        }
        return one;
    }

    private static Spoken first(List<String[]> kinds, String text, Language language, int[] end) {
        for (String[] kind : kinds) {
            String pattern = kind[language == Language.EN ? 1 : 2];
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            boolean found = kinds == StatementPatterns.SENTENCES ? matcher.lookingAt() : matcher.matches();
            if (found) {
                Map<String, String> parts = new LinkedHashMap<>();
                Matcher names = NAME.matcher(pattern);
                while (names.find()) {
                    String part = matcher.group(names.group(1));
                    if (part != null) {
                        parts.put(names.group(1), part);
                    }
                }
                end[0] = matcher.end();
                return new Spoken(kind[0], parts);
            }
        }
        return null;
    }

    private static String european(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(
                    c >= '٠' && c <= '٩'
                            ? (char) ('0' + c - '٠')
                            : c == '٪' ? '%' : c == '٬' ? ',' : c == '٫' ? '.' : c);
        }
        return shown.toString();
    }

    String part(String name) {
        return parts.getOrDefault(name, "");
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    /** A counted noun or a number in either language. */
    long number(String name) {
        String part = part(name);
        String digits = part.replaceAll("[^0-9−]", "").replace('−', '-');
        if (!digits.isEmpty()) {
            return Long.parseLong(digits);
        }
        if (part.contains("طلبين")
                || part.contains("طلبان")
                || part.contains("يومين")
                || part.contains("شخصان")
                || part.contains("نقطت")
                || part.contains("شهرين")
                || part.contains("إجابتان")
                || part.contains("تقييمان")
                || part.contains("اثنين")
                || part.contains("عنهما")) {
            return 2;
        }
        return part.equals("صفر") || part.contains("لم يُجب") || part.equals("none was") || part.equals("it was not")
                ? 0
                : 1;
    }
}
