package org.rida.io;














import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {

    /** FIPS 180-2, appendix B.1. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** {@code printf 'رضا' | sha256sum}, GNU coreutils 9.1. */
    private static final String OF_ARABIC = "c6dfbf841fd5267b0af045c06c056434c2c55defbad3a3162ba1ac4f35384763";

    @Test
    void textsFilesAndStreamsOfTheSameBytesHaveTheSameHash(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("abc.txt"), "abc");
        ByteArrayOutputStream copied = new ByteArrayOutputStream();
        assertThat(Sha256.hex("abc")).isEqualTo(OF_ABC);
        assertThat(Sha256.hex(file)).isEqualTo(OF_ABC);
        assertThat(Sha256.copy(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)), copied))
                .isEqualTo(OF_ABC);
        assertThat(copied).hasToString("abc");
    }

    @Test
    void textIsHashedInUtf8() {
        assertThat(HexFormat.of().formatHex(Sha256.bytes("رضا"))).isEqualTo(OF_ARABIC);
    }
}
