package org.rida.sample;














import org.jspecify.annotations.Nullable;

/** What is known about a request on the day it arrives, and does not change afterwards. */
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

    public boolean isFor(String code) {
        return code.equals(service);
    }
}
