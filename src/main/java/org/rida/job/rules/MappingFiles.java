package org.rida.job.rules;

import java.nio.file.Path;
import java.util.Map;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The mappings in effect. A corrected file takes effect at once: they are remembered by the texts of their files. */
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
        Map<String, Mapping> mappings = inEffect();
        Mapping mapping = mappings.get(name);
        if (mapping == null) {
            // the answers in the rows of a register are read by a mapping that has no file of its own
            Mapping register = mappings.get(Mappings.fileOf(name));
            mapping = register == null ? null : Mappings.answers(register).orElse(null);
        }
        if (mapping == null) {
            throw Problem.of("problem.mapping-unknown", "mapping", name, "mappings", mappings.keySet());
        }
        return mapping;
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
