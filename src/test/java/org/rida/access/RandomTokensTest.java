package org.rida.access;














import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomTokensTest {

    @Test
    void codesCanBeTypedAndAreNeverTheSame() {
        assertThat(Stream.generate(RandomTokens::code).limit(1000))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[A-HJ-NP-Z2-9]{5}(-[A-HJ-NP-Z2-9]{5}){3}"));
    }

    @Test
    void tokensAreLongAndNeverTheSame() {
        assertThat(Stream.generate(RandomTokens::token).limit(1000))
                .doesNotHaveDuplicates()
                .allMatch(token -> token.matches("rida_[A-Za-z0-9_-]{43}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7KQ2M-ABCDE-FGHJK-MNPQR", "7kq2m abcde fghjk mnpqr", " 7kq2mabcdefghjkmnpqr\t"})
    void itDoesNotMatterHowACodeIsTyped(String typed) {
        assertThat(RandomTokens.hashOfCode(typed)).isEqualTo(RandomTokens.hash("7KQ2MABCDEFGHJKMNPQR"));
    }

    /** FIPS 180-4, example of one block. */
    @Test
    void theHashIsSha256() {
        assertThat(RandomTokens.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
