package org.rida.report.explore;

import java.util.HashMap;
import java.util.Map;
import org.rida.policy.Dimension;
import org.rida.quality.SeriesKey;
import org.springframework.web.util.UriComponentsBuilder;

/** The URL of the trend page of a series. */
public final class SeriesUrl {

    private SeriesUrl() {}

    /** @return the address with at most one filter, since a series key has at most one */
    public static String url(SeriesKey series) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/trends").queryParam("measure", "{measure}");
        Map<String, Object> variables = new HashMap<>();
        variables.put("measure", series.metric().id() + (series.subject() == null ? "" : ":" + series.subject()));
        if (series.dimension() != Dimension.ALL) {
            address.queryParam(series.dimension().code(), "{value}");
            variables.put("value", series.value());
        }
        return address.encode().buildAndExpand(variables).toUriString();
    }
}
