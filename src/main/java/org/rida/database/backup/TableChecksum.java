package org.rida.database.backup;

import org.rida.io.Sha256;













import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Number and hash of rows, one to a line, whatever their order: PostgreSQL gives rows back as they lie, not as they came. The
 * hash is the sum of the first 128 bits of each line's SHA-256.
 */
final class TableChecksum {

    private final MessageDigest digest = Sha256.newDigest();
    private long rows;
    private long high;
    private long low;

    /** Bytes as they come; a line may be spread over several calls. */
    void add(byte[] bytes, int from, int to) {
        int begin = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                digest.update(bytes, begin, i - begin);
                endRow();
                begin = i + 1;
            }
        }
        digest.update(bytes, begin, to - begin);
    }

    private void endRow() {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        high += hash.getLong();
        long before = low;
        low += hash.getLong();
        if (Long.compareUnsigned(low, before) < 0) {
            high++;
        }
        rows++;
    }

    long rows() {
        return rows;
    }

    String hash() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
