package org.rida;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One simple name has one meaning, and a folder is small enough to be read. */
class NamesTest {

    private static final int MOST_TYPES_OF_A_FOLDER = 25;

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(ModulesTest.NO_TESTS).importPackages("org.rida");

    @Test
    void noTwoTypesHaveOneSimpleName() {
        Map<String, List<String>> bySimpleName = CLASSES.stream()
                .filter(type ->
                        !type.isAnonymousClass() && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, TreeMap::new, mapping(JavaClass::getName, toList())));
        bySimpleName.values().removeIf(types -> types.size() == 1);
        assertThat(bySimpleName).isEmpty();
    }

    @Test
    void ofIsAStaticFactoryAndNothingElse() {
        methods().that().haveName("of").should(createTheTypeThatDeclaresThem()).check(CLASSES);
    }

    /** No folder holds more types than one can take in, and each says in one sentence what it is for. */
    @Test
    void foldersAreSmallAndSayWhatTheyAreFor() throws IOException {
        Path sources = Path.of("src/main/java/org/rida");
        try (Stream<Path> folders = Files.walk(sources).filter(Files::isDirectory)) {
            for (Path folder : folders.filter(f -> !f.equals(sources)).toList()) {
                assertThat(typesIn(folder)).as("types in %s", folder).isLessThanOrEqualTo(MOST_TYPES_OF_A_FOLDER);
                Path door = folder.resolve("package-info.java");
                assertThat(door).exists();
                assertThat(Files.readString(door))
                        .as("sentence of %s", folder)
                        .startsWith("/**")
                        .contains("@NullMarked");
            }
        }
    }

    private static long typesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .count();
        }
    }

    private static ArchCondition<JavaMethod> createTheTypeThatDeclaresThem() {
        return new ArchCondition<>("be static and return the type that declares them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean factory = method.getModifiers().contains(JavaModifier.STATIC)
                        && method.getReturnType().getAllInvolvedRawTypes().contains(method.getOwner());
                events.add(new SimpleConditionEvent(method, factory, method.getFullName()));
            }
        };
    }
}
