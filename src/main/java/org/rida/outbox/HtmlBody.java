package org.rida.outbox;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.rida.i18n.Language;
import org.rida.palette.Palette;
import org.springframework.web.util.HtmlUtils;

/** The text of a message as HTML: in plain text, mail programs do not reliably set Arabic from right to left. */
final class HtmlBody {

    private HtmlBody() {}

    static String html(Language language, String body) {
        String direction = language.rightToLeft() ? "rtl" : "ltr";
        return """
                <!doctype html>
                <html lang="%1$s" dir="%2$s"><head><meta charset="utf-8"></head>
                <body dir="%2$s" style="font-family:'Segoe UI',Tahoma,Arial,sans-serif;font-size:16px;line-height:1.7;\
                color:%4$s;max-width:40em">
                %3$s
                </body></html>
                """
                .formatted(language.code(), direction, paragraphs(body), Palette.MAIL_INK.hex());
    }

    private static String paragraphs(String body) {
        return Arrays.stream(body.split("\n\n"))
                .map(p -> "<p>" + HtmlUtils.htmlEscape(p, "UTF-8").replace("\n", "<br>") + "</p>")
                .collect(Collectors.joining("\n"))
                // isolates enclose commands and names: as elements, no invisible characters are copied with them
                .replace("\u2066", "<bdi dir=\"ltr\" style=\"font-family:monospace\">")
                .replace("\u2069", "</bdi>");
    }
}
