package org.rida.report.figure;

import org.rida.policy.Policy;

/** The catalog of a policy, for tests of other packages. */
public final class TestMeasures {

    private TestMeasures() {}

    public static MetricCatalog of(Policy policy) {
        return new MetricCatalog(policy);
    }
}
