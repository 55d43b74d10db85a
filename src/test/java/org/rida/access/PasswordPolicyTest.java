package org.rida.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.Problem;

class PasswordPolicyTest {

    private final PasswordPolicy passwords = new PasswordPolicy(
            Optional.of(() -> List.of("جمعية الأمل المشرق", "Bright Hope Society")), PasswordHashing.passwordEncoder());

    @ParameterizedTest
    @CsvSource({
        "11, 'Password: choose one of at least 12 characters; this one has 11.'",
        "0, 'Password: choose one of at least 12 characters; this one has 0.'",
        "73, 'Password: choose one of at most 72 bytes; this one has 73.'"
    })
    void theLengthIsBounded(int length, String message) {
        assertThatThrownBy(() -> passwords.check("sara", password(length)))
                .isInstanceOf(Problem.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 71, 72})
    void bothBoundsAreAllowed(int length) {
        assertThatCode(() -> passwords.check("sara", password(length))).doesNotThrowAnyException();
    }

    /** An Arabic letter has two bytes, so that 36 of them are the longest password. */
    @Test
    void theUpperBoundCountsBytes() {
        String longest = "ابتثج".repeat(7) + "ا";
        assertThat(longest).hasSize(36);
        assertThatCode(() -> passwords.check("sara", longest)).doesNotThrowAnyException();
        assertThatThrownBy(() -> passwords.check("sara", longest + "ب"))
                .hasMessageContaining("72 bytes; this one has 74");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdabcdabcdabcd", "aaaaaaaaaaaa", "my name is sara", "SARA and the rest", "xSaRax123456"})
    void fewLettersOrTheNameAreTooSimple(String password) {
        assertThatThrownBy(() -> passwords.check("sara", password))
                .isInstanceOf(Problem.class)
                .hasMessage("Password: choose one with at least 5 different characters and without the user’s name.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "P@ssw0rd2026!",
                "Passw0rd-Passw0rd",
                "qwertyuiop123",
                "admin-admin-12345",
                "iloveyou2026!",
                "correct horse battery staple",
                "rida-charity-2026",
                "Bright-Hope-2026",
                "brighthopesociety",
                "الأمل المشرق ١٤٤٨",
                "كلمة المرور 1234",
                "ＰＡＳＳＷＯＲＤ１２３４"
            })
    void commonWordsAndTheNamesOfTheCharityAreRefused(String password) {
        assertThatThrownBy(() -> passwords.check("sara", password))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("Password: too easy to guess");
    }

    /** What is told is what is measured: how much must be left, and how much is. */
    @ParameterizedTest
    @CsvSource({"password mango, 5", "my password 2026, 2", "welcome to rida, 2", "كلمة المرور تفاح, 4"})
    void theRefusalSaysWhatIsMissing(String password, int left) {
        assertThatThrownBy(() -> passwords.check("sara", password))
                .hasMessageContaining("at least 8 characters must be left; here %d are", left);
        assertThatCode(() -> passwords.check("sara", password + " umbrella")).doesNotThrowAnyException();
    }

    /** The advice on the page: words without a relation, such as a fruit, a tool and a colour. */
    @ParameterizedTest
    @ValueSource(strings = {"mango hammer violet", "Apple-Saw-Green", "تفاحة مطرقة أخضر", "رمان منشار بنفسجي"})
    void whatIsAdvisedIsAllowed(String password) {
        assertThatCode(() -> passwords.check("sara", password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"three quiet words", "seven green doors", "نخلة تطل على البحر", "my hope is a small boat"})
    void aSentenceIsAllowed(String password) {
        assertThatCode(() -> passwords.check("sara", password)).doesNotThrowAnyException();
    }

    @Test
    void fiveDifferentCharactersAreEnough() {
        assertThatCode(() -> passwords.check("sara", "zqwvkzqwvkzq")).doesNotThrowAnyException();
    }

    @Test
    void theReasonIsGivenInArabicToo() {
        assertThatThrownBy(() -> passwords.check("sara", "short"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.text().ar()).contains("12", "5"));
    }

    @Test
    void aHashMatchesItsPasswordOnly() {
        String hash = passwords.hash("three quiet words");

        assertThat(hash).startsWith("{bcrypt}$2a$10$").doesNotContain("quiet");
        assertThat(passwords.hash("three quiet words")).as("salted").isNotEqualTo(hash);
        assertThat(passwords.matches("three quiet words", hash)).isTrue();
        assertThat(passwords.matches("Three quiet words", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    /** Bcrypt would ignore what follows the 72nd byte. */
    @Test
    void aLongerPasswordDoesNotMatchByItsBeginning() {
        String longest = password(72);
        String hash = passwords.hash(longest);

        assertThat(passwords.matches(longest, hash)).isTrue();
        assertThat(passwords.matches(longest + "x", hash)).isFalse();
    }

    private static String password(int length) {
        return "zwvkqmtrpn".repeat(8).substring(0, length);
    }
}
