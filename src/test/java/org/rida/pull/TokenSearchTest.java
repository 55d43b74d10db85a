package org.rida.pull;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search finds what it looks for, or its silence would mean nothing. */
class TokenSearchTest {

    private final TokenSearch search = new TokenSearch(PullCase.TOKEN);

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "{\"token\": \""})
    void itFindsAToken(String before) {
        byte[] bytes = (before + PullCase.TOKEN + "\"}").getBytes(StandardCharsets.UTF_8);

        for (String hiding : new String[] {
            new String(bytes, StandardCharsets.UTF_8), HexFormat.of().formatHex(bytes), coded(bytes)
        }) {
            assertThatThrownBy(() -> search.in("here", hiding)).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void itFindsNothingElse() {
        assertThatCode(() -> search.in("here", "secret: survey")).doesNotThrowAnyException();
    }

    private static String coded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
