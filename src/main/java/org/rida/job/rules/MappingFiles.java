package org.rida.job.rules;

import java.nio.file.Path;
import java.util.Map;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.Mappings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The mappings in effect, read from their files at each query, so that a corrected file takes effect at once. */
@Component
public class MappingFiles {

    private final Path folder;

    MappingFiles(@Value("${rida.jobs}") Path jobs) {
        this.folder = jobs.resolve("mappings");
    }

    /** @throws Problem listing what is wrong in the files */
    public java.util.Collection<Mapping> all() {
        return Mappings.read(folder).values();
    }

    /** @throws Problem naming the mappings that exist, or what is wrong in one of them */
    public Mapping get(String name) {
        Map<String, Mapping> mappings = Mappings.read(folder);
        Mapping mapping = mappings.get(name);
        if (mapping == null) {
            throw Problem.of("problem.mapping-unknown", "mapping", name, "mappings", mappings.keySet());
        }
        return mapping;
    }
}
