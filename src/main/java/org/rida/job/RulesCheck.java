package org.rida.job;









import java.nio.file.Path;

/** Looks a folder of jobs through before it takes effect, for a part that another package reads. */
public interface RulesCheck {

    /** @throws org.rida.i18n.Problem saying everything that is wrong, with its place */
    void check(Path jobs);
}
