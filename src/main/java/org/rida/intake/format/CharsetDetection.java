package org.rida.intake.format;

import org.rida.i18n.Problem;
import org.rida.intake.mapping.Mapping;













import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which charset a text is in: its byte order mark, then UTF-16 by its zeros, strict UTF-8, and the Arabic single-byte ones
 * by ICU. Text that was garbled before it came, and text cut inside a letter, is refused rather than loaded.
 */
final class CharsetDetection {

    private static final List<String> SINGLE_BYTE = List.of("windows-1256", "ISO-8859-6", "windows-1252", "ISO-8859-1");
    /** UTF-8 bytes of Arabic letters shown as windows-1252: Ø§Ù„. */
    private static final Pattern AS_WESTERN =
            Pattern.compile("[ØÙÚÛ][\\u0080-\\u00bf\\u0152-\\u0192\\u02c6\\u02dc\\u2013-\\u203a\\u20ac\\u2122]");
    /** The same shown as windows-1256: ط§ظ„. */
    private static final Pattern AS_ARABIC =
            Pattern.compile("[طظ][\\u0080-\\u00bf\\u0152-\\u0192\\u02c6\\u2013-\\u203a\\u20ac\\u2122پٹچژڈگکںہھ]");

    private static final int GARBLED_PAIRS = 4;

    private CharsetDetection() {}

    /**
     * @param head the first bytes of the text
     * @param whole whether that is all of it
     * @throws Problem when the text is cut inside a letter or was garbled before
     */
    static Charset detect(String file, byte[] head, boolean whole, Mapping mapping) {
        Charset charset =
                mapping.charset().equals("auto") ? detect(file, head, whole) : Charset.forName(mapping.charset());
        String text = new String(head, charset);
        refuseGarbled(file, text, AS_WESTERN, "ØÙÚÛ");
        refuseGarbled(file, text, AS_ARABIC, "طظ");
        if (text.chars().filter(c -> c == 0xfffd).count() > GARBLED_PAIRS) {
            throw Problem.of("intake.refused.mojibake", "file", file, "found", "\ufffd\ufffd");
        }
        return charset;
    }

    private static Charset detect(String file, byte[] head, boolean whole) {
        Charset marked = byMark(head);
        if (marked != null) {
            return marked;
        }
        Charset wide = byZeros(head);
        if (wide != null) {
            return wide;
        }
        int good = validUtf8(head);
        if (good == head.length || (!whole && head.length - good < 4)) {
            return StandardCharsets.UTF_8;
        }
        if (head.length - good < 4 && good > 0 && !isAscii(head, good)) {
            throw Problem.of("intake.refused.cut", "file", file, "charset", "UTF-8");
        }
        return byLetters(head);
    }

    private static @Nullable Charset byMark(byte[] head) {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(head, 0xff, 0xfe, 0, 0)) {
            return Charset.forName("UTF-32LE");
        }
        if (starts(head, 0, 0, 0xfe, 0xff)) {
            return Charset.forName("UTF-32BE");
        }
        if (starts(head, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        return starts(head, 0xfe, 0xff) ? StandardCharsets.UTF_16BE : null;
    }

    /** Separators and line ends have a zero byte in UTF-16, whatever the language; no text in bytes has one. */
    private static @Nullable Charset byZeros(byte[] head) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                even += 1 - i % 2;
                odd += i % 2;
            }
        }
        if (even == 0 && odd == 0) {
            return null;
        }
        return odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /** How many bytes from the start are valid UTF-8. */
    private static int validUtf8(byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer chars = CharBuffer.allocate(1 << 13);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            chars.clear();
            result = decoder.decode(bytes, chars, true);
        }
        return bytes.position();
    }

    private static Charset byLetters(byte[] head) {
        CharsetDetector detector = new CharsetDetector();
        detector.setText(head);
        return Arrays.stream(detector.detectAll())
                .map(CharsetMatch::getName)
                .filter(SINGLE_BYTE::contains)
                .filter(name -> decodes(head, Charset.forName(name)))
                .findFirst()
                .map(Charset::forName)
                .orElse(Charset.forName(SINGLE_BYTE.get(0)));
    }

    private static boolean decodes(byte[] head, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(head));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void refuseGarbled(String file, String text, Pattern pairs, String leading) {
        long found = pairs.matcher(text).results().count();
        long letters = text.chars().filter(c -> leading.indexOf(c) >= 0).count();
        if (found >= GARBLED_PAIRS && found * 2 > letters) {
            String example =
                    pairs.matcher(text).results().findFirst().orElseThrow().group();
            throw Problem.of("intake.refused.mojibake", "file", file, "found", example);
        }
    }

    private static boolean isAscii(byte[] head, int length) {
        for (int i = 0; i < length; i++) {
            if (head[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
