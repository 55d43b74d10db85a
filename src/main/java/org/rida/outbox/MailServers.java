package org.rida.outbox;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.rida.i18n.Problem;
import org.rida.io.OwnNetwork;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The servers that the form may name: any outside of the own network at a port of mail, and those that
 * {@code rida.mail.private-hosts} lists with their port. Otherwise whoever may open the form could look through the own network with it.
 */
@Component
class MailServers {

    /** SMTP, its encrypted form, submission (RFC 5321, 8314, 6409), and a port that providers offer where these are blocked. */
    private static final Set<Integer> PORTS = Set.of(25, 465, 587, 2525);

    private final Set<String> listed;

    MailServers(@Value("${rida.mail.private-hosts:}") List<String> listed) {
        this.listed = listed.stream()
                .map(String::strip)
                .map(server -> server.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Whether any is listed: then the form may name one that takes mail in plain text. */
    boolean hasListed() {
        return listed.stream().anyMatch(server -> !server.isEmpty());
    }

    /**
     * Looks the name up. What is sent next finds the same addresses: Java remembers them for longer than that takes.
     *
     * @throws Problem when the server is neither listed nor one outside, or its name is not known
     */
    void require(String host, int port) {
        String server = host.toLowerCase(Locale.ROOT) + ":" + port;
        if (listed.contains(server)) {
            return;
        }
        if (!PORTS.contains(port)) {
            throw Problem.of("mail.problem.other-port", "server", server);
        }
        try {
            for (InetAddress found : InetAddress.getAllByName(host)) {
                if (OwnNetwork.contains(found)) {
                    throw Problem.of("mail.problem.private", "server", server);
                }
            }
        } catch (UnknownHostException e) {
            throw Problem.because(e, "mail.error.host", "reason", host);
        }
    }
}
