package org.rida.console.views;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rida.policy.Dimension;

/** The pages whose addresses can be saved, with the parameters that they read. */
@SuppressWarnings("ImmutableEnumChecker") // neither the lists nor the names in them are changed
enum SavedPage {
    TRENDS(
            "/trends",
            "console.trends",
            List.of(Dimension.values()),
            "measure",
            "months",
            "since",
            "until",
            "by",
            "a",
            "b",
            "earlier"),
    TURNAROUND("/turnaround", "console.turnaround", Dimension.AT_RECEIPT, "month", "by"),
    WHAT_IF("/what-if", "what-if.title", Dimension.AT_RECEIPT, "answers", "target", "weeks"),
    RESPONDENTS("/respondents", "respondents.link", List.of(), "month"),
    COMMENTS(
            "/comments",
            "console.comments",
            List.of(Dimension.CHANNEL, Dimension.SERVICE, Dimension.DEPARTMENT),
            "from-month",
            "until",
            "theme",
            "words",
            "from"),
    WATCH("/watch", "console.watch", Dimension.AT_RECEIPT, "state", "stage", "order", "from"),
    REJECTED("/rejected", "console.rejected", List.of());

    private final String path;
    private final String titleKey;
    private final List<Dimension> dimensions;
    private final Set<String> parameters;

    SavedPage(String path, String titleKey, List<Dimension> dimensions, String... parameters) {
        this.path = path;
        this.titleKey = titleKey;
        this.dimensions = dimensions;
        this.parameters = new LinkedHashSet<>(List.of(parameters));
    }

    String path() {
        return path;
    }

    /** Key of the page's name in the message files. */
    String titleKey() {
        return titleKey;
    }

    /** Empty for a page that is not saved. */
    static Optional<SavedPage> ofPath(String path) {
        return Arrays.stream(values()).filter(page -> page.path.equals(path)).findFirst();
    }

    /** The dimension that a parameter filters by; empty for another parameter. */
    Optional<Dimension> dimension(String parameter) {
        return dimensions.stream()
                .filter(dimension -> dimension != Dimension.ALL)
                .filter(dimension -> dimension.code().equals(parameter))
                .findFirst();
    }

    /** Whether the page reads a parameter. How a table is sorted and searched, {@code watch-rows.sort}, is read in the browser. */
    boolean reads(String parameter) {
        return parameters.contains(parameter)
                || dimension(parameter).isPresent()
                || parameter.endsWith(".sort")
                || parameter.endsWith(".find");
    }

    /** Whether the page shows months, which an address may leave open. */
    boolean hasMonths() {
        return ViewAddress.MONTHS.stream().anyMatch(parameters::contains);
    }
}
