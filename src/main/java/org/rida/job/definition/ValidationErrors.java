package org.rida.job.definition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;

/**
 * Problems of a job's file, all in one form: where, what was expected, what was found.
 *
 * @param lines one for each problem; mutable, in the order of the checks
 */
record ValidationErrors(List<String> lines) {

    /** @param found null or "nothing" when the value is missing */
    void add(String where, String expected, @Nullable Object found) {
        String shown = found == null ? "nothing" : found.equals("nothing") ? "nothing" : "\"" + found + "\"";
        lines.add(where + ": expected " + expected + ", found " + shown);
    }

    /** Requires a text in both languages. */
    void text(String where, @Nullable BilingualText text) {
        if (text == null
                || text.ar() == null
                || text.en() == null
                || text.ar().isBlank()
                || text.en().isBlank()) {
            add(where, "{ar: …, en: …}", "nothing");
        }
    }

    /** @param name must be that of a file in the folder of mappings */
    void mapping(String where, Path mappings, @Nullable String name) {
        if (name == null || !Files.isRegularFile(mappings.resolve(name + ".yaml"))) {
            add(where, "the name of a file in " + mappings + " such as requests", name);
        }
    }
}
