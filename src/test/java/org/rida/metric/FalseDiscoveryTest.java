package org.rida.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {

    /** The example of Benjamini and Hochberg (1995), section 3.2: at 5 % the four smallest of fifteen. */
    @Test
    void agreesWithTheAuthors() {
        double[] p = {
            .6528, .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .7590, 1.000
        };
        assertThat(FalseDiscovery.threshold(p, .05)).isEqualTo(.0095);
    }

    /** A p-value above its own line is believed when a larger one lies below its line. */
    @Test
    void stepsUp() {
        assertThat(FalseDiscovery.threshold(new double[] {.06, .09}, .1)).isEqualTo(.09);
    }

    @Test
    void neitherTheOrderMattersNorIsAValueOnItsLineLeftOut() {
        assertThat(FalseDiscovery.threshold(new double[] {.2, .01, .9}, .1)).isEqualTo(.01);
        assertThat(FalseDiscovery.threshold(new double[] {.1, .05}, .1)).isEqualTo(.1);
    }

    @Test
    void believesNothing() {
        assertThat(FalseDiscovery.threshold(new double[] {.06, .2}, .1)).isNegative();
        assertThat(FalseDiscovery.threshold(new double[] {}, .1)).isNegative();
    }
}
