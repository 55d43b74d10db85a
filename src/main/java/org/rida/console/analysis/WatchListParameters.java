package org.rida.console.analysis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Dimension;
import org.rida.policy.Stage;
import org.rida.tally.rows.WatchList;
import org.springframework.util.MultiValueMap;

/** The request parameters of the watch list. */
public final class WatchListParameters {

    private WatchListParameters() {}

    /** What they ask for; unknown states and stages are ignored, so that old links keep working. */
    public static WatchList.Filter read(MultiValueMap<String, String> parameters) {
        return new WatchList.Filter(
                one(WatchList.WatchState.values(), parameters.getFirst("state")),
                one(Stage.values(), parameters.getFirst("stage")),
                FilterParameters.read(parameters, Dimension.AT_RECEIPT));
    }

    private static <E extends Enum<E>> @Nullable E one(E[] values, @Nullable String name) {
        Optional<E> found = name == null
                ? Optional.empty()
                : Arrays.stream(values)
                        .filter(v -> v.name().equals(name.toUpperCase(Locale.ROOT)))
                        .findFirst();
        return found.orElse(null);
    }
}
