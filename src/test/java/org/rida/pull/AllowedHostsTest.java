package org.rida.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.io.OwnNetwork;

/** Only listed servers are asked, by exact scheme, name and port, and those within the own network only when they are listed as such. */
class AllowedHostsTest {

    private final AllowedHosts hosts = new AllowedHosts(
            List.of("kf.kobotoolbox.org", "https://survey.example:8443", " http://localhost:8081"), List.of());

    @ParameterizedTest
    @CsvSource({
        "https://kf.kobotoolbox.org/api/v2, true",
        "https://KF.kobotoolbox.org:443, true",
        "https://survey.example:8443/x, true",
        "http://localhost:8081, true",
        "http://kf.kobotoolbox.org, false",
        "https://kf.kobotoolbox.org:444, false",
        "https://survey.example, false",
        "https://kf.kobotoolbox.org.evil.example, false",
        "https://evil.example/kf.kobotoolbox.org, false",
        "https://user:pass@kf.kobotoolbox.org, false",
        "file:///etc/passwd, false"
    })
    void aServerIsListedExactly(URI address, boolean listed) {
        assertThat(hosts.isListed(address)).isEqualTo(listed);
    }

    @Test
    void aNameThatLeadsIntoTheOwnNetworkNeedsAListingOfItsOwn() {
        URI inside = URI.create("http://localhost:8081/index.php");

        assertThatThrownBy(() -> hosts.require(inside)).hasMessageContaining("rida.pull.private-hosts");
        assertThatThrownBy(() -> hosts.require(URI.create("http://localhost:8082")))
                .hasMessageContaining("not listed in rida.pull.hosts");
        List<String> listed = List.of("http://localhost:8081");
        assertThatCode(() -> new AllowedHosts(listed, listed).require(inside)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1"
            })
    void addressesOfTheOwnNetworkAreRecognized(String address) throws UnknownHostException {
        assertThat(OwnNetwork.contains(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:4700::1111"})
    void othersAreNot(String address) throws UnknownHostException {
        assertThat(OwnNetwork.contains(InetAddress.getByName(address))).isFalse();
    }
}
