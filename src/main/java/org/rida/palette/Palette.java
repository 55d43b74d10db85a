package org.rida.palette;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The colours that Java draws with. Each constant is the custom property of the same name in {@code palette.css}
 * ({@code LIGHT_BLUE} is {@code --light-blue}), which the web pages use directly. Blue means improvement, orange
 * concern, grey common-cause variation.
 */
public enum Palette {
    WHITE,
    TEAL,
    INK,
    QUIET,
    BLUE,
    LIGHT_BLUE,
    PALE_BLUE,
    BAND,
    ORANGE,
    DEEP_ORANGE,
    LIGHT_ORANGE,
    RED,
    SAND,
    POINT,
    SERIES,
    CENTRE,
    LINE,
    PANEL,
    WORKBOOK_INK,
    WORKBOOK_GREY,
    WORKBOOK_ORANGE,
    WORKBOOK_RED,
    MAIL_INK;

    private static final String FILE = "/static/palette.css";
    private static final Pattern PROPERTY = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

    private static final String CSS = read();
    private static final Map<String, Integer> COLOURS =
            PROPERTY.matcher(CSS).results().collect(Collectors.toMap(property -> property.group(1), Palette::number));

    /** The text of {@code palette.css}, for documents that embed their style. */
    public static String css() {
        return CSS;
    }

    /**
     * The colour as 0xRRGGBB.
     *
     * @throws IllegalStateException when {@code palette.css} does not define the property
     */
    public int rgb() {
        String property = name().toLowerCase(Locale.ROOT).replace('_', '-');
        Integer colour = COLOURS.get(property);
        if (colour == null) {
            throw new IllegalStateException("expected --" + property + " in " + FILE + ", found nothing");
        }
        return colour;
    }

    /** The colour as {@code #rrggbb}, lower case. */
    public String hex() {
        return String.format(Locale.ROOT, "#%06x", rgb());
    }

    private static int number(MatchResult property) {
        return Integer.parseInt(property.group(2), 16);
    }

    private static String read() {
        try (InputStream in = Palette.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("expected " + FILE + " on the class path, found nothing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
