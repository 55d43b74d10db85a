package org.rida.pull;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A form on a server.
 *
 * @param feed name of what is fetched, by which it is known from one time to the next
 * @param address of the server; of LimeSurvey that of its remote control
 * @param user name of the account, where the server asks for name and password; null for a token
 * @param secret name of the token or password
 * @param labels language of the labels that stand for codes; null for codes
 * @param whole whether everything is fetched each time, not only what came since
 */
public record PullSource(
        String feed,
        PullServer server,
        URI address,
        String form,
        @Nullable String user,
        String secret,
        @Nullable String labels,
        boolean whole) {

    /** Address and form, without user and secret: where a file came from. */
    public String origin() {
        return withoutSlash() + " " + form;
    }

    /** An address of the server. */
    URI resolve(String pathAndQuery) {
        return URI.create(withoutSlash() + pathAndQuery);
    }

    private String withoutSlash() {
        return address.toString().replaceAll("/+$", "");
    }
}
