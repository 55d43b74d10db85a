package org.rida.job.rules;














import java.nio.file.Path;

/** Looks a folder of jobs through before it takes effect, for a part that another package reads. */
public interface RulesValidator {

    /** @throws org.rida.i18n.Problem saying everything that is wrong, with its place */
    void check(Path jobs);
}
