package org.rida.quality;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.metric.Metric;
import org.rida.policy.Dimension;

/**
 * Identifies a series of monthly figures: written {@code promise-kept}, {@code satisfied-share:overall} or {@code
 * promise-kept@channel=phone}. Keys are stored with decisions and appear in links, so their form is stable.
 *
 * @param metric of the figures
 * @param dimension of the filter; {@link Dimension#ALL} without filter
 * @param subject question, theme or pair of stages, for metrics that need one
 * @param value {@link Dimension#EVERYTHING} of {@link Dimension#ALL}
 */
public record SeriesKey(Metric metric, @Nullable String subject, Dimension dimension, String value) {

    private static final Pattern FORMAT =
            Pattern.compile("(?<metric>[a-z0-9-]+)(?::(?<of>[^@]+))?(?:@(?<dimension>[a-z]+)=(?<value>.+))?");

    /**
     * The series of everybody.
     *
     * @param of question, theme or pair of stages; null for metrics that need none
     */
    public static SeriesKey of(Metric metric, @Nullable String of) {
        return new SeriesKey(metric, of, Dimension.ALL, Dimension.EVERYTHING);
    }

    /**
     * @param written blanks around it are ignored
     * @return the key; question, theme and value are not checked against the policy
     * @throws Problem when it names no metric or no dimension
     */
    public static SeriesKey parse(String written) {
        Matcher parts = FORMAT.matcher(written.strip());
        if (!parts.matches()) {
            throw unknown(written);
        }
        Metric metric = Arrays.stream(Metric.values())
                .filter(m -> m.id().equals(parts.group("metric")))
                .findFirst()
                .orElseThrow(() -> unknown(written));
        String code = Optional.ofNullable(parts.group("dimension")).orElse(Dimension.ALL.code());
        return new SeriesKey(
                metric,
                parts.group("of"),
                Arrays.stream(Dimension.values())
                        .filter(s -> s.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> unknown(written)),
                Optional.ofNullable(parts.group("value")).orElse(Dimension.EVERYTHING));
    }

    /** A correct example when the metric needs a stage or theme and this key has none; empty otherwise. */
    Optional<String> exampleWithSubject() {
        if (subject != null) {
            return Optional.empty();
        }
        return switch (metric) {
            case STAGE_MEDIAN, STAGE_P90 -> Optional.of(metric.id() + ":submitted-decided");
            case THEME_MENTIONS -> Optional.of(metric.id() + ":waiting");
            default -> Optional.empty();
        };
    }

    /** As stored, and as {@link #parse} reads it. */
    @Override
    public String toString() {
        return metric.id()
                + (subject == null ? "" : ":" + subject)
                + (dimension == Dimension.ALL ? "" : "@" + dimension.code() + "=" + value);
    }

    private static Problem unknown(String written) {
        return Problem.of("quality.problem.series", "found", written);
    }
}
