package org.rida;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.access.Actor;
import org.rida.command.CommandModel;
import org.rida.database.TestDatabase;
import org.rida.delivery.DocumentedRecipients;
import org.rida.i18n.BilingualText;
import org.rida.intake.mapping.Mapping;
import org.rida.job.definition.JobDefinition;
import org.rida.job.rules.ProposedRules;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.quality.DecisionImport;
import org.rida.quality.DocumentedDecisions;
import org.rida.report.definition.DocumentedReport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the documents say: links lead somewhere, commands and YAML are what the program reads, and no key is left out. */
@SpringBootTest(classes = RidaApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
class DocumentsTest {

    private static final Actor READER = Actor.console("administrator", "test");
    private static final int README_LINES = 150;
    private static final int README_WIDTH = 140;

    private static final Pattern PART = Pattern.compile("^([a-z-]+):", Pattern.MULTILINE);
    private static final Pattern NEXT_PART = Pattern.compile("(?m)(?=^[a-z-]+:)");

    @TempDir
    static Path place;

    @Autowired
    private ConfigurableApplicationContext context;

    @DynamicPropertySource
    static void freshData(DynamicPropertyRegistry properties) throws IOException {
        // what the example of a step that fetches needs
        Files.writeString(Files.createDirectories(place.resolve("secrets")).resolve("kobo"), "token");
        properties.add("rida.pull.hosts", () -> "kf.kobotoolbox.org");
        properties.add("rida.pull.secrets", () -> place.resolve("secrets").toString());
        properties.add("spring.datasource.url", TestDatabase::freshUrl);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("rida.data", () -> place.resolve("data").toString());
    }

    static List<Path> documents() {
        return Documents.all();
    }

    static List<Documents.Command> commands() {
        return Documents.commands();
    }

    static List<Documents.Command> readingCommands() {
        return Documents.commands().stream()
                .filter(command -> CommandModel.onlyReads(command.arguments()))
                .toList();
    }

    static List<Documents.Block> yaml() {
        return Documents.blocks().stream()
                .filter(block -> block.info().startsWith("yaml"))
                .toList();
    }

    static List<Arguments> records() {
        return List.of(
                Arguments.of("mappings.md", Mapping.class),
                Arguments.of("policy.md", Policy.class),
                Arguments.of("jobs.md", JobDefinition.class),
                Arguments.of("jobs.md", DocumentedDecisions.type()),
                Arguments.of("delivery.md", DocumentedRecipients.type()),
                Arguments.of("reports.md", DocumentedReport.type()));
    }

    @Test
    void theReadmeIsShort() {
        List<String> lines = Documents.text(Documents.README).lines().toList();

        assertThat(lines).hasSizeLessThanOrEqualTo(README_LINES);
        assertThat(lines).filteredOn(line -> line.length() > README_WIDTH).isEmpty();
        assertThat(Documents.links(Documents.README))
                .containsAll(Documents.all().stream()
                        .skip(1)
                        .map(document -> document.toString().replace('\\', '/'))
                        .toList());
    }

    /** What a newcomer types is what CI runs, and the first command does what the text below it says. */
    @Test
    void theQuickstartIsWhatIsBuilt() throws IOException {
        List<String> typed = Documents.blocks().stream()
                .filter(block -> block.document().equals(Documents.README))
                .flatMap(block -> block.text().lines())
                .toList();
        List<String> ci = Files.readString(Path.of(".ci", "run"))
                .lines()
                .filter(line -> line.startsWith("mvn "))
                .toList();

        assertThat(ci).containsExactly("mvn verify");
        assertThat(typed).contains("mvn spring-boot:run", "mvn verify");
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains(
                        "<spring-boot.run.arguments>run monthly-board-report --month 2026-10</spring-boot.run.arguments>");
        assertThat(Documents.text(Documents.README).replaceAll("\\s+", " "))
                .contains("drafts the board's report of October 2026");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) {
        assertThat(Documents.links(document)).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
            assertThat(target).exists();
            if (parts.length == 2) {
                assertThat(Documents.anchors(target)).contains(parts[1]);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theCommandLineIsUnderstood(Documents.Command command) {
        assertThatCode(() -> CommandModel.parse(command.arguments())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("readingCommands")
    void whatOnlyReadsCanBeRun(Documents.Command command) {
        CommandModel.Answer answer = CommandModel.run(context, command.arguments());

        // 4: the file has rows that would be rejected
        assertThat(answer.code()).as(answer.err()).isIn(0, 4);
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void everyCommandAndOptionIsDocumented() {
        String document = Documents.text(Documents.of("commands.md"));

        assertThat(undocumented(CommandModel.namesAndOptions(), document, "")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void theProgramReadsTheYaml(Documents.Block block) throws IOException {
        ProposedRules rules = context.getBean(ProposedRules.class);
        switch (block.info()) {
            case "yaml mapping" -> rules.check("mappings/documented.yaml", block.text(), READER);
            case "yaml job" -> rules.check("documented.yaml", block.text(), READER);
            case "yaml policy" -> policy(block.text());
            case "yaml recipients" -> rules.check("delivery/recipients.yaml", block.text(), READER);
            case "yaml decisions" -> assertThat(takenIn(block)).isPositive();
            case "yaml report" -> DocumentedReport.check(place.resolve("reports"), block.text());
            default -> throw new AssertionError("expected yaml and what it is, found " + block.info());
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyKeyAndValueIsDocumented(String name, Class<?> type) {
        String document = Documents.text(Documents.of(name));

        assertThat(undocumented(namesIn(ResolvableType.forClass(type)), document, "`"))
                .isEmpty();
    }

    @Test
    void everySettingIsDocumented() throws IOException {
        String document = Documents.text(Documents.of("administration.md"));
        List<String> settings = new YamlPropertySourceLoader()
                .load("settings", new FileSystemResource("src/main/resources/application.yaml")).stream()
                        .map(EnumerablePropertySource.class::cast)
                        .flatMap(source -> Stream.of(source.getPropertyNames()))
                        .filter(setting -> setting.startsWith("rida."))
                        .toList();

        assertThat(undocumented(settings, document, "`")).isEmpty();
    }

    /** @param quote what stands around each name */
    private static List<String> undocumented(Collection<String> names, String document, String quote) {
        assertThat(names).isNotEmpty();
        return names.stream()
                .filter(name -> !document.contains(quote + name + quote))
                .toList();
    }

    /** With the shipped files, less the parts that the text has itself. */
    private static Policy policy(String text) throws IOException {
        Path folder = Files.createTempDirectory(place, "policy");
        Set<String> own =
                PART.matcher(text).results().map(part -> part.group(1)).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(Path.of("jobs", "policy"))) {
            for (Path file : files.toList()) {
                String others = Stream.of(NEXT_PART.split(Files.readString(file)))
                        .filter(part -> own.stream().noneMatch(key -> part.startsWith(key + ":")))
                        .collect(Collectors.joining());
                Files.writeString(folder.resolve(file.getFileName()), others);
            }
        }
        Files.writeString(folder.resolve("documented.yaml"), text);
        return PolicyReader.read(folder);
    }

    private int takenIn(Documents.Block block) throws IOException {
        Path file = Files.writeString(Files.createTempFile(place, "decisions", ".yaml"), block.text());
        return context.getBean(DecisionImport.class).importFrom(file);
    }

    /** Names of components and constants as they stand in files. */
    private static Set<String> namesIn(ResolvableType type) {
        Class<?> raw = type.toClass();
        Set<String> names = new TreeSet<>();
        if (Collection.class.isAssignableFrom(raw)) {
            names.addAll(namesIn(type.asCollection().getGeneric()));
        } else if (Map.class.isAssignableFrom(raw)) {
            names.addAll(namesIn(type.asMap().getGeneric(0)));
            names.addAll(namesIn(type.asMap().getGeneric(1)));
        } else if (raw.isEnum()) {
            Stream.of(raw.getEnumConstants())
                    .map(constant -> DataObjectPropertyName.toDashedForm(
                            ((Enum<?>) constant).name().toLowerCase(java.util.Locale.ROOT)))
                    .forEach(names::add);
        } else if (raw.isRecord() && raw != BilingualText.class) {
            IntStream.range(0, raw.getRecordComponents().length).forEach(i -> {
                names.add(name(raw, i));
                names.addAll(namesIn(ResolvableType.forMethodReturnType(raw.getRecordComponents()[i].getAccessor())));
            });
        }
        return names;
    }

    private static String name(Class<?> type, int component) {
        String name = type.getRecordComponents()[component].getName();
        return Stream.of(type.getDeclaredConstructors())
                .filter(constructor -> constructor.getParameterCount() == type.getRecordComponents().length)
                .map(constructor -> constructor.getParameters()[component].getAnnotation(Name.class))
                .filter(annotation -> annotation != null)
                .map(Name::value)
                .findFirst()
                .orElse(DataObjectPropertyName.toDashedForm(name));
    }
}
