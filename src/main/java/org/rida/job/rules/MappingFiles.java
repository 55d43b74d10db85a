package org.rida.job.rules;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The mappings of {@code jobs/mappings}, as they are now: a changed file counts at the next call. Parsed ones are kept as long as the
 * texts of all files stay the same.
 */
@Component
public class MappingFiles {

    private final Path folder;
    private volatile Remembered remembered = new Remembered(Map.of(), Map.of());

    MappingFiles(@Value("${rida.jobs}") Path jobs) {
        this.folder = jobs.resolve("mappings");
    }

    /** @throws Problem listing what is wrong in the files */
    public java.util.Collection<Mapping> all() {
        return inEffect().values();
    }

    /** @throws Problem naming the mappings that exist, or what is wrong in one of them */
    public Mapping get(String name) {
        return find(name)
                .orElseThrow(() -> Problem.of(
                        "problem.mapping-unknown",
                        "mapping",
                        name,
                        "mappings",
                        inEffect().keySet()));
    }

    /** A mapping by its name; the answers in the rows of a register are read by one that has no file of its own. */
    public Optional<Mapping> find(String name) {
        Map<String, Mapping> mappings = inEffect();
        return Optional.ofNullable(mappings.get(name)).or(() -> Optional.ofNullable(mappings.get(Mappings.fileOf(name)))
                .flatMap(Mappings::answers));
    }

    /** @param texts by file, all that the mappings depend on */
    private record Remembered(Map<Path, String> texts, Map<String, Mapping> mappings) {}

    private Map<String, Mapping> inEffect() {
        Map<Path, String> texts = Mappings.texts(folder);
        Remembered last = remembered;
        if (texts.isEmpty() || !texts.equals(last.texts())) {
            last = new Remembered(texts, Mappings.read(folder));
            remembered = last;
        }
        return last.mappings();
    }
}
