package org.rida.job.rules;

import java.nio.file.Path;

/** Validates the part of a folder of jobs that another package reads, before a change takes effect. */
public interface RulesValidator {

    /**
     * @param jobs a folder like {@code jobs}
     * @throws org.rida.i18n.Problem listing everything that is wrong, with its position
     */
    void check(Path jobs);
}
