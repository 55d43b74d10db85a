package org.rida.sample;

import org.jspecify.annotations.Nullable;
import org.rida.sample.CaseGenerator.CaseId;

/**
 * What is known about a request on the day it arrives, and does not change afterwards.
 *
 * @param requestNo as in the export, see {@link CaseId#requestNo()}
 * @param kind code of the request's kind
 * @param promised whether its answer is promised within the target
 * @param service null for kinds without one
 * @param segment null for people who are no beneficiaries
 * @param outreach whether the charity approached the person, rather than the reverse
 * @param beneficiaryNo the same for all requests of a person
 */
public record RequestAttributes(
        String requestNo,
        String kind,
        boolean promised,
        String channel,
        @Nullable String service,
        String department,
        @Nullable String segment,
        String party,
        boolean outreach,
        String beneficiaryNo) {

    /** @param code of a service */
    public boolean isFor(String code) {
        return code.equals(service);
    }
}
