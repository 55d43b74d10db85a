package org.rida.pull;

import java.net.InetAddress;
import java.net.URI;
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
 * The servers that may be asked: {@code rida.pull.hosts} lists them with scheme and port, {@code kf.kobotoolbox.org} meaning
 * https on port 443. A name that leads to an address within the own network is refused unless it stands in
 * {@code rida.pull.private-hosts}, too, so that whoever controls a name outside cannot point it inside.
 */
@Component
public class AllowedHosts {

    private final Set<String> hosts;
    private final Set<String> privateHosts;

    /** @param privateHosts those of {@code hosts} that may lie within the own network */
    public AllowedHosts(
            @Value("${rida.pull.hosts:}") List<String> hosts,
            @Value("${rida.pull.private-hosts:}") List<String> privateHosts) {
        this.hosts = origins(hosts);
        this.privateHosts = origins(privateHosts);
    }

    /** Scheme, host and port of each entry; one that is no address would never be equal to one. */
    private static Set<String> origins(List<String> entries) {
        return entries.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.contains("://") ? entry : "https://" + entry)
                .map(entry -> origin(URI.create(entry)))
                .collect(Collectors.toSet());
    }

    /** Scheme, host and port, the port always written. */
    static String origin(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("http") ? 80 : 443;
        return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Whether the server is listed; where it lies is looked up only before it is asked. */
    public boolean isListed(URI address) {
        return address.getHost() != null && address.getUserInfo() == null && hosts.contains(origin(address));
    }

    /**
     * Looks the name up. The client that asks next finds the same addresses: Java remembers them for longer than that takes.
     *
     * @throws Problem when the server is not listed, is not known, or lies within the own network
     */
    void require(URI address) {
        if (!isListed(address)) {
            throw Problem.of("pull.problem.host", "host", origin(address));
        }
        if (privateHosts.contains(origin(address))) {
            return;
        }
        try {
            for (InetAddress found : InetAddress.getAllByName(address.getHost())) {
                if (OwnNetwork.contains(found)) {
                    throw Problem.of("pull.problem.private", "host", origin(address));
                }
            }
        } catch (UnknownHostException e) {
            throw Problem.because(e, "pull.problem.unknown-host", "host", origin(address));
        }
    }
}
