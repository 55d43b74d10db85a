package org.rida;














import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The README and the files of {@code src/docs}, taken apart: links, headings, code. */
final class Documents {

    static final Path README = Path.of("README.md");
    private static final Path FOLDER = Path.of("src", "docs");

    private static final Pattern FENCED =
            Pattern.compile("^```([^\\n`]*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+");
    private static final Pattern COMMAND = Pattern.compile("(?:rida|java -jar target/rida-[0-9.]+\\.jar) (.+)");
    private static final Pattern THROUGH_MAVEN =
            Pattern.compile("mvn spring-boot:run -Dspring-boot\\.run\\.arguments=(\"[^\"]+\"|\\S+)");

    private Documents() {}

    /**
     * A fenced block.
     *
     * @param info what follows the opening fence
     */
    record Block(Path document, String info, String text) {

        @Override
        public String toString() {
            return document + ": " + info + ": "
                    + text.lines()
                            .filter(line -> !line.startsWith("#"))
                            .findFirst()
                            .orElse("");
        }
    }

    /** A call of the program, in a block or between backticks. */
    record Command(Path document, String line) {

        /** As a shell would hand them over. */
        String[] arguments() {
            return words(line).toArray(String[]::new);
        }

        @Override
        public String toString() {
            return document + ": rida " + line;
        }
    }

    static List<Path> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return Stream.concat(
                            Stream.of(README),
                            files.filter(f -> f.toString().endsWith(".md")).sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path of(String name) {
        return FOLDER.resolve(name);
    }

    static String text(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Block> blocks() {
        return all().stream()
                .flatMap(document -> matches(FENCED, text(document))
                        .map(m -> new Block(document, m.group(1).strip(), m.group(2))))
                .toList();
    }

    static List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (Block block : blocks()) {
            block.text().lines().forEach(line -> command(line)
                    .ifPresent(c -> commands.add(new Command(block.document(), c))));
        }
        for (Path document : all()) {
            matches(CODE, prose(document))
                    .forEach(m -> command(m.group(1)).ifPresent(c -> commands.add(new Command(document, c))));
        }
        return commands;
    }

    /** Targets within the project. */
    static List<String> links(Path document) {
        return matches(LINK, prose(document))
                .map(m -> m.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .toList();
    }

    /** As links name them. */
    static List<String> anchors(Path document) {
        return matches(HEADING, prose(document))
                .map(m -> m.group(1)
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static String prose(Path document) {
        return FENCED.matcher(text(document)).replaceAll("");
    }

    private static Optional<String> command(String line) {
        return Stream.of(COMMAND, THROUGH_MAVEN)
                .map(pattern -> pattern.matcher(line.strip()))
                .filter(Matcher::matches)
                .map(m -> unquoted(m.group(1)))
                .findFirst();
    }

    private static List<String> words(String line) {
        return matches(WORD, line)
                .map(MatchResult::group)
                .takeWhile(word -> !word.startsWith("#"))
                .map(word -> word.replaceAll("[\"']", ""))
                .toList();
    }

    private static String unquoted(String text) {
        return text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
