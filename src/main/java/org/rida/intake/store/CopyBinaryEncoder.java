package org.rida.intake.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Encodes rows in the binary format of PostgreSQL's COPY: for each value its length and the server's own
 * representation, big-endian. It spares the server the parsing of days and moments, which costs it more than the
 * rest of a row.
 */
final class CopyBinaryEncoder {

    /** From 1970-01-01 to 2000-01-01, where PostgreSQL's dates and timestamps start. */
    private static final long DAYS_TO_2000 = 10_957;

    private static final long MICROS_A_SECOND = 1_000_000;
    private static final byte JSONB_VERSION = 1;

    private byte[] bytes;
    private int length;

    /** @param capacity initial size in bytes; the buffer grows as needed */
    CopyBinaryEncoder(int capacity) {
        bytes = new byte[capacity];
    }

    /** How many bytes of {@link #array} are in use. */
    int length() {
        return length;
    }

    /** The buffer itself, valid until the next value is added. */
    byte[] array() {
        return bytes;
    }

    void clear() {
        length = 0;
    }

    /**
     * Adds encoded values.
     *
     * @param to end, exclusive
     */
    void append(byte[] other, int from, int to) {
        ensureCapacity(to - from);
        System.arraycopy(other, from, bytes, length, to - from);
        length += to - from;
    }

    /**
     * Starts a row.
     *
     * @param count the number of its values
     */
    void beginRow(int count) {
        ensureCapacity(2);
        bytes[length++] = (byte) (count >> 8);
        bytes[length++] = (byte) count;
    }

    void nullValue() {
        int32(-1);
    }

    /** A bigint. */
    void whole(long value) {
        int32(8);
        int64(value);
    }

    /** A boolean. */
    void flag(boolean value) {
        int32(1);
        ensureCapacity(1);
        bytes[length++] = (byte) (value ? 1 : 0);
    }

    /**
     * A date.
     *
     * @param iso yyyy-MM-dd, not validated
     */
    void day(String iso) {
        int32(4);
        int32((int) (epochDay(iso) - DAYS_TO_2000));
    }

    /**
     * A timestamp without time zone, in microseconds.
     *
     * @param iso yyyy-MM-ddTHH:mm, with or without :ss and a fraction of at most nine digits; not validated
     */
    void moment(String iso) {
        int32(8);
        long seconds = ((epochDay(iso) - DAYS_TO_2000) * 24 + number(iso, 11, 13)) * 3600L + number(iso, 14, 16) * 60L;
        long micros = 0;
        if (iso.length() > 16) {
            seconds += number(iso, 17, 19);
            for (int i = 20; i < 26; i++) {
                micros = micros * 10 + (i < iso.length() ? iso.charAt(i) - '0' : 0);
            }
        }
        int64(seconds * MICROS_A_SECOND + micros);
    }

    /** A jsonb. */
    void json(String text) {
        int at = length;
        int32(0);
        ensureCapacity(1);
        bytes[length++] = JSONB_VERSION;
        utf8(text);
        setLengthAt(at);
    }

    /** A text or null. Its length in bytes is only known after encoding and filled in then. */
    void text(@Nullable String text) {
        if (text == null) {
            nullValue();
            return;
        }
        int at = length;
        int32(0);
        utf8(text);
        setLengthAt(at);
    }

    /**
     * Encodes ASCII and two-byte characters such as Arabic directly, and leaves the rest of the text to the JDK from
     * the first other character on.
     */
    private void utf8(String text) {
        ensureCapacity(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xc0 | c >> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3f);
            } else {
                byte[] rest = text.substring(i).getBytes(StandardCharsets.UTF_8);
                append(rest, 0, rest.length);
                return;
            }
        }
    }

    /**
     * Days since 1970-01-01 in the proleptic Gregorian calendar, by the algorithm "days from civil" of Howard
     * Hinnant.
     */
    private static long epochDay(String iso) {
        int year = number(iso, 0, 4);
        int month = number(iso, 5, 7);
        int day = number(iso, 8, 10);
        // the year begins in March, so that the leap day is its last
        long y = month > 2 ? year : year - 1;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    /**
     * Fills in the length of the value that ends here.
     *
     * @param at where its length field starts
     */
    private void setLengthAt(int at) {
        int end = length;
        length = at;
        int32(end - at - 4);
        length = end;
    }

    private void int32(int value) {
        ensureCapacity(4);
        bytes[length++] = (byte) (value >> 24);
        bytes[length++] = (byte) (value >> 16);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }

    private void ensureCapacity(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
