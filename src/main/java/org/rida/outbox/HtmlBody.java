package org.rida.outbox;

import org.rida.palette.Palette;













import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The same words as a page: only there Arabic is sure to stand on the right. */
final class HtmlBody {

    private HtmlBody() {}

    static String html(OutboxMessage letter) {
        String direction = letter.language().rightToLeft() ? "rtl" : "ltr";
        return """
                <!doctype html>
                <html lang="%1$s" dir="%2$s"><head><meta charset="utf-8"></head>
                <body dir="%2$s" style="font-family:'Segoe UI',Tahoma,Arial,sans-serif;font-size:16px;line-height:1.7;\
                color:%4$s;max-width:40em">
                %3$s
                </body></html>
                """
                .formatted(letter.language().code(), direction, paragraphs(letter.body()), Palette.MAIL_INK.hex());
    }

    private static String paragraphs(String body) {
        return Arrays.stream(body.split("\n\n"))
                .map(p -> "<p>" + HtmlUtils.htmlEscape(p, "UTF-8").replace("\n", "<br>") + "</p>")
                .collect(Collectors.joining("\n"))
                // what is isolated is a command or a name: nothing invisible shall be copied with it
                .replace("\u2066", "<bdi dir=\"ltr\" style=\"font-family:monospace\">")
                .replace("\u2069", "</bdi>");
    }
}
