package org.rida.intake.format;

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
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.Mapping;

/**
 * Detects the charset of a text, in this order: byte order mark, UTF-16 by the position of its zero bytes, strictly
 * valid UTF-8, then the single-byte charsets by their Arabic letters or by the statistics of ICU. Text that was already garbled, or
 * that ends inside a character, is refused.
 */
final class CharsetDetection {

    /** What a mapping says that leaves the charset to be detected. */
    static final String AUTO = "auto";

    /** Accepted results of the statistics; the first is used when ICU names none of them. */
    private static final List<String> SINGLE_BYTE = List.of("windows-1256", "ISO-8859-6", "windows-1252", "ISO-8859-1");
    /** UTF-8 bytes of Arabic letters decoded as windows-1252, such as Ø§Ù„. */
    private static final Pattern MOJIBAKE_1252 =
            Pattern.compile("[ØÙÚÛ][\\u0080-\\u00bf\\u0152-\\u0192\\u02c6\\u02dc\\u2013-\\u203a\\u20ac\\u2122]");
    /** UTF-8 bytes of Arabic letters decoded as windows-1256, such as ط§ظ„. */
    private static final Pattern MOJIBAKE_1256 =
            Pattern.compile("[طظ][\\u0080-\\u00bf\\u0152-\\u0192\\u02c6\\u2013-\\u203a\\u20ac\\u2122پٹچژڈگکںہھ]");

    private static final int SHORT_WORD = 3;

    /** Fewer garbled pairs may be accidents of a correct text. */
    private static final int MIN_GARBLED_PAIRS = 4;

    /**
     * So many different control characters are in no text: in UTF-16 half a letter may look like one, but only like a few.
     */
    private static final int MANY_CONTROLS = 12;

    private CharsetDetection() {}

    /**
     * The charset of the mapping, or the detected one.
     *
     * @param head the first bytes of the text
     * @param whole whether that is the complete text
     * @throws Problem when the text ends inside a character, or was garbled by an earlier conversion
     */
    static Charset detect(String file, byte[] head, boolean whole, Mapping mapping) {
        refuseBinary(file, head);
        Charset charset =
                mapping.charset().equals(AUTO) ? detect(file, head, whole) : Charset.forName(mapping.charset());
        String text = new String(head, charset);
        refuseGarbled(file, text, MOJIBAKE_1252, "ØÙÚÛ");
        refuseGarbled(file, text, MOJIBAKE_1256, "طظ");
        if (text.chars().filter(c -> c == 0xfffd).count() > MIN_GARBLED_PAIRS) {
            throw Problem.of("intake.refused.mojibake", "file", file, "found", "\ufffd\ufffd");
        }
        return charset;
    }

    /** A picture or a program would otherwise be taken for text in a strange charset. */
    private static void refuseBinary(String file, byte[] head) {
        BitSet controls = new BitSet();
        for (byte b : head) {
            if (b > 0 && b < ' ' && !Character.isWhitespace(b)) {
                controls.set(b);
            }
        }
        if (controls.cardinality() >= MANY_CONTROLS) {
            throw Problem.of("intake.refused.binary", "file", file);
        }
    }

    /**
     * An incomplete character of up to three bytes at the end of the head is expected where the text goes on, and an
     * error where it ends.
     */
    private static Charset detect(String file, byte[] head, boolean whole) {
        Charset marked = byByteOrderMark(head);
        if (marked != null) {
            return marked;
        }
        Charset wide = byZeroBytes(head);
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
        return byLetterStatistics(head);
    }

    /** UTF-32 comes before UTF-16: its little-endian mark begins with that of UTF-16. */
    private static @Nullable Charset byByteOrderMark(byte[] head) {
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

    /**
     * UTF-16 when there is any zero byte: separators and line ends have one in every language, and texts in byte
     * charsets have none. The high byte of ASCII comes second in little-endian order.
     */
    private static @Nullable Charset byZeroBytes(byte[] head) {
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

    /** The statistics go astray where most of a text is ASCII: then the few words beyond it decide. */
    private static Charset byLetterStatistics(byte[] head) {
        if (hasWordsBeyondAscii(head)) {
            Charset windows = Charset.forName("windows-1256");
            Charset iso = Charset.forName("ISO-8859-6");
            return decodes(head, iso) && arabicLetters(head, iso) > arabicLetters(head, windows) ? iso : windows;
        }
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

    private static long arabicLetters(byte[] head, Charset charset) {
        return new String(head, charset)
                .chars()
                .filter(c -> Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC)
                .count();
    }

    /**
     * Whether most bytes beyond ASCII stand together with at least two more of them: Arabic words do, while the letters
     * with accents of a Latin text stand between others.
     */
    private static boolean hasWordsBeyondAscii(byte[] head) {
        int all = 0;
        int inWords = 0;
        int run = 0;
        for (int i = 0; i <= head.length; i++) {
            if (i < head.length && head[i] < 0) {
                all++;
                run++;
            } else {
                inWords += run >= SHORT_WORD ? run : 0;
                run = 0;
            }
        }
        return inWords * 2 > all;
    }

    /** Whether every byte is assigned in the charset. */
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

    /**
     * Refuses the text when most of the letters that lead a garbled pair are followed by the second one.
     *
     * @param leading the first letters of garbled pairs
     */
    private static void refuseGarbled(String file, String text, Pattern pairs, String leading) {
        long found = pairs.matcher(text).results().count();
        long letters = text.chars().filter(c -> leading.indexOf(c) >= 0).count();
        if (found >= MIN_GARBLED_PAIRS && found * 2 > letters) {
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
