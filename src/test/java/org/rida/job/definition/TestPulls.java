package org.rida.job.definition;

import java.util.List;
import org.rida.pull.AllowedHosts;
import org.rida.pull.PullSecrets;

/** Validation of jobs where no server is listed, as before anybody configured one. */
public final class TestPulls {

    private TestPulls() {}

    public static PullValidator none() {
        return new PullValidator(new AllowedHosts(List.of(), List.of()), new PullSecrets(""));
    }
}
