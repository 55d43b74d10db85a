package org.rida.database.backup;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.rida.io.Sha256;

/**
 * Number and checksum of rows, one per line, independent of their order, which PostgreSQL does not preserve. The checksum
 * is the sum modulo 2^128 of the first 128 bits of the SHA-256 of each line. A sum, unlike exclusive or, also notices a row
 * that is there twice.
 */
final class TableChecksum {

    private final MessageDigest digest = Sha256.newDigest();
    private long rows;
    private long high;
    private long low;

    /** Adds bytes of the stream; a line may extend over several calls. */
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
        // unsigned overflow: carry
        if (Long.compareUnsigned(low, before) < 0) {
            high++;
        }
        rows++;
    }

    /** Number of complete lines. */
    long rows() {
        return rows;
    }

    /** @return 32 hexadecimal digits */
    String hash() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
