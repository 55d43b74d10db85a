package org.rida.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a file to a person at a screen names steps and meanings, and no keys of a mapping file. */
class PlainWordsTest {

    private static final Pattern OF_FILES = Pattern.compile("(setup|files|intake\\.(rule|order|date|note))\\..*");

    private static final Pattern KEY = Pattern.compile(
            "date-order|date-formats|calendar: hijri|null-values|dont-know|multi-select|number-from|\\(scale|\"sheet\"|\"zone\"|under headers|في headers|في sheet");

    @ParameterizedTest
    @ValueSource(strings = {"ar", "en"})
    void messagesAboutFilesNameNoKeys(String language) throws IOException {
        List<String> messages =
                Files.readAllLines(Path.of("src/main/resources/org/rida/i18n/messages_" + language + ".properties"))
                        .stream()
                        .filter(line -> OF_FILES.matcher(line).matches())
                        .toList();

        assertThat(messages).hasSizeGreaterThan(200);
        assertThat(messages).allSatisfy(message -> assertThat(
                        KEY.matcher(message.substring(message.indexOf('='))).find())
                .as(message)
                .isFalse());
    }
}
