package org.rida.job.definition;

import java.nio.file.Path;
import org.rida.pull.AllowedHosts;
import org.rida.pull.PullSecrets;
import org.rida.pull.PullServer;
import org.springframework.stereotype.Component;

/** Validates the steps that fetch from servers: which may be asked is a setting, and so is where their secrets are. */
@Component
public class PullValidator {

    private final AllowedHosts hosts;
    private final PullSecrets secrets;

    public PullValidator(AllowedHosts hosts, PullSecrets secrets) {
        this.hosts = hosts;
        this.secrets = secrets;
    }

    /** The server is not asked: a job is valid while its server is down. */
    void check(ValidationErrors found, String where, Path mappings, PullSettings pull) {
        PullServer server = pull.server();
        if (server == null) {
            found.add(where + ".server", "kobo, odk or limesurvey", "nothing");
        }
        if (pull.address() == null || pull.address().getHost() == null) {
            found.add(where + ".address", "an address such as https://kf.kobotoolbox.org", pull.address());
        } else if (!hosts.isListed(pull.address())) {
            found.add(where + ".address", "a server that rida.pull.hosts lists", pull.address());
        }
        if (pull.form() == null || server != null && !server.isForm(pull.form())) {
            String example = server == null ? PullServer.KOBO.exampleForm() : server.exampleForm();
            found.add(where + ".form", "the id of a form such as " + example, pull.form());
        }
        if (pull.feed() == null || !pull.feed().matches("[a-z][a-z0-9-]*")) {
            found.add(where + ".feed", "a name in lower-case letters such as kobo-satisfaction", pull.feed());
        }
        found.mapping(where + ".mapping", mappings, pull.mapping());
        if (pull.secret() == null) {
            found.add(where + ".secret", "the name of a secret such as kobo", "nothing");
        } else if (!secrets.exists(pull.secret())) {
            // what stands there may be the secret itself, put in the wrong place
            found.add(
                    where + ".secret",
                    "the name of a file in rida.pull.secrets, or of an environment variable such as "
                            + PullSecrets.variable("kobo") + " for kobo",
                    "a name without one");
        }
        if (server == PullServer.LIMESURVEY && pull.user() == null) {
            found.add(where + ".user", "the name of an account", "nothing");
        }
        if (server == PullServer.ODK && pull.labels() != null) {
            found.add(where + ".labels", "codes, as ODK Central has no labels in its answers", pull.labels());
        }
    }
}
