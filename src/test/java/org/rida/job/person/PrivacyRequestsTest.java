package org.rida.job.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.privacy.PiiMasking;

class PrivacyRequestsTest {

    /** Of a hash that begins with decimal digits a telephone number or an id could be read. */
    @ParameterizedTest
    @CsvSource({"731095255114ff, hdbajfcffbbe", "0551238746001a, affbcdihegaa", "ffffffffffff00, pppppppppppp"})
    void whoIsMeantIsWrittenSoThatItIsNotMasked(String hash, String subject) {
        assertThat(PrivacyRequests.subject(hash)).isEqualTo(subject);
        assertThat(PiiMasking.mask(PrivacyRequests.subject(hash))).isEqualTo(subject);
    }
}
