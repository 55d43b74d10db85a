package org.rida.job.definition;

import org.rida.i18n.BilingualText;













import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is wrong in a job's file, each in the house's form: where, what was expected, what was found. */
record ValidationErrors(List<String> lines) {

    void add(String where, String expected, @Nullable Object found) {
        String shown = found == null ? "nothing" : found.equals("nothing") ? "nothing" : "\"" + found + "\"";
        lines.add(where + ": expected " + expected + ", found " + shown);
    }

    void text(String where, @Nullable BilingualText text) {
        if (text == null
                || text.ar() == null
                || text.en() == null
                || text.ar().isBlank()
                || text.en().isBlank()) {
            add(where, "{ar: …, en: …}", "nothing");
        }
    }

    /** @param name of a file in the folder of mappings */
    void mapping(String where, Path mappings, @Nullable String name) {
        if (name == null || !Files.isRegularFile(mappings.resolve(name + ".yaml"))) {
            add(where, "the name of a file in " + mappings + " such as requests", name);
        }
    }
}
