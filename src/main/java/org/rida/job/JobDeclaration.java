package org.rida.job;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rida.wording.Text;

/**
 * One file {@code jobs/<name>.yaml}, as it is written.
 *
 * @param steps in the order they run; each names exactly one kind
 */
public record JobDeclaration(Text title, List<Parameter> parameters, List<StepDeclaration> steps) {

    public JobDeclaration {
        parameters = parameters == null ? List.of() : parameters;
    }

    /** @param defaultValue as a person would write it; null when the parameter must be given */
    public record Parameter(String name, Text title, Type type, @Nullable String defaultValue) {}

    public enum Type {
        MONTH,
        TEXT
    }

    /** The settings of one step: exactly one of the components is there. */
    public record StepDeclaration(@Nullable Ingest ingest, @Nullable Recount recount, @Nullable Report report) {}

    /**
     * Reads files of a folder, each through the mapping of the first feed whose pattern fits its name.
     *
     * @param folder relative to the working directory
     */
    public record Ingest(String folder, List<Feed> feeds) {}

    /** @param files a glob on the file's name: {@code requests-*.csv} */
    public record Feed(String files, String mapping) {}

    /** Brings episodes and counts up to what was ingested. */
    public record Recount(Scope months) {
        public enum Scope {
            STALE,
            ALL
        }
    }

    /** Drafts a report of the run's month and draws it. */
    public record Report(String name, List<String> languages, List<String> formats) {}
}
