package org.rida.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address in part is recognised by who knows it, and passes the masking of the audit log. */
class PartialAddressTest {

    @ParameterizedTest
    @CsvSource({
        "board@charity.example, b***@charity.example",
        "b@charity.example, b***@charity.example",
        "first.last+tag@mail.charity.example, f***@mail.charity.example",
        "no address, no address",
        "promise-kept@service=home-repair, promise-kept@service=home-repair",
        "/srv/share/board, /srv/share/board",
    })
    void theBeginningAndTheServerStay(String address, String partial) {
        assertThat(PartialAddress.shorten(address)).isEqualTo(partial);
        assertThat(PiiMasking.mask(partial)).isEqualTo(partial);
    }

    @Test
    void addressesOfOneServerAreToldApart() {
        List<String> all = List.of("board@charity.example", "bob@charity.example", "bobby@charity.example");
        List<String> partial = PartialAddress.shorten(all, all);

        assertThat(partial)
                .containsExactly("boar***@charity.example", "bob***@charity.example", "bobb***@charity.example");
        assertThat(PiiMasking.mask(String.join(", ", partial))).isEqualTo(String.join(", ", partial));
    }
}
