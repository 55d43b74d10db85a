package org.rida.console;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** Signs before Arabic digits that the bidirectional algorithm can move: hyphens, and any sign outside an isolate. */
final class LooseSigns {

    private static final Pattern ISOLATED = Pattern.compile("[\u2066\u2068][^\u2066-\u2069]*\u2069");
    private static final Pattern LOOSE = Pattern.compile(".{0,30}[-+−±]\\s?[٠-٩][٠-٩٫٬٪]*.{0,15}");
    private static final Pattern HYPHEN = Pattern.compile("[\u2066\u2068]-[٠-٩][٠-٩٫٬٪]*");

    private LooseSigns() {}

    /** Those of a page, with what stands around them; of its attributes and drawings, too. */
    static Stream<String> in(String page) {
        String text = HtmlUtils.htmlUnescape(page.replaceAll("(?s)<(script|style|textarea|pre|code)\\b.*?</\\1>", " ")
                .replaceAll("\\s(?:aria-label|placeholder|title|alt)=\"([^\"]*)\"", ">\n$1\n<")
                .replaceAll("<[^>]*>", "\n"));
        return Stream.concat(
                LOOSE.matcher(ISOLATED.matcher(text).replaceAll("")).results().map(found -> found.group()
                        .strip()),
                HYPHEN.matcher(text).results().map(found -> found.group()));
    }
}
