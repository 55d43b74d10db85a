package org.rida.intake.store;














import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values in the binary form of PostgreSQL's COPY: the length, then the server's own bytes. The server need not understand
 * the text of a day or a moment, which costs it more than the rest of a row.
 */
final class CopyBinaryEncoder {

    private static final long DAYS_TO_2000 = 10_957;
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final byte JSONB_VERSION = 1;

    private byte[] bytes;
    private int length;

    CopyBinaryEncoder(int room) {
        bytes = new byte[room];
    }

    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }

    void clear() {
        length = 0;
    }

    void append(byte[] other, int from, int to) {
        makeRoom(to - from);
        System.arraycopy(other, from, bytes, length, to - from);
        length += to - from;
    }

    /** What a row begins with. */
    void values(int count) {
        makeRoom(2);
        bytes[length++] = (byte) (count >> 8);
        bytes[length++] = (byte) count;
    }

    void nothing() {
        fourBytes(-1);
    }

    void whole(long value) {
        fourBytes(8);
        eightBytes(value);
    }

    void flag(boolean value) {
        fourBytes(1);
        makeRoom(1);
        bytes[length++] = (byte) (value ? 1 : 0);
    }

    /** @param iso yyyy-MM-dd */
    void day(String iso) {
        fourBytes(4);
        fourBytes((int) (epochDay(iso) - DAYS_TO_2000));
    }

    /** @param iso yyyy-MM-ddTHH:mm with or without :ss and a fraction of at most nine digits */
    void moment(String iso) {
        fourBytes(8);
        long seconds = ((epochDay(iso) - DAYS_TO_2000) * 24 + number(iso, 11, 13)) * 3600L + number(iso, 14, 16) * 60L;
        long micros = 0;
        if (iso.length() > 16) {
            seconds += number(iso, 17, 19);
            for (int i = 20; i < 26; i++) {
                micros = micros * 10 + (i < iso.length() ? iso.charAt(i) - '0' : 0);
            }
        }
        eightBytes(seconds * MICROS_A_SECOND + micros);
    }

    void json(String text) {
        int at = length;
        fourBytes(0);
        makeRoom(1);
        bytes[length++] = JSONB_VERSION;
        utf8(text);
        lengthAt(at);
    }

    void text(@Nullable String text) {
        if (text == null) {
            nothing();
            return;
        }
        int at = length;
        fourBytes(0);
        utf8(text);
        lengthAt(at);
    }

    private void utf8(String text) {
        makeRoom(text.length() * 3);
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

    private static long epochDay(String iso) {
        int year = number(iso, 0, 4);
        int month = number(iso, 5, 7);
        int day = number(iso, 8, 10);
        // days from civil, with the year beginning in March so that the leap day is its last
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

    private void lengthAt(int at) {
        int end = length;
        length = at;
        fourBytes(end - at - 4);
        length = end;
    }

    private void fourBytes(int value) {
        makeRoom(4);
        bytes[length++] = (byte) (value >> 24);
        bytes[length++] = (byte) (value >> 16);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void eightBytes(long value) {
        fourBytes((int) (value >> 32));
        fourBytes((int) value);
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
