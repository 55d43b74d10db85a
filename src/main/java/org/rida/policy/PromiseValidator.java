package org.rida.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;

/** What contradicts itself in the promises beside the answer: where, what was expected, what was found. */
final class PromiseValidator {

    /** Reports one problem. */
    interface ProblemSink {
        void add(String place, BilingualText expected, @Nullable Object found);
    }

    private final List<String> kinds;
    private final ProblemSink problems;

    /** @param kinds codes of the policy */
    PromiseValidator(List<String> kinds, ProblemSink problems) {
        this.kinds = kinds;
        this.problems = problems;
    }

    void check(List<DeclaredPromise> promises) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < promises.size(); i++) {
            DeclaredPromise promise = promises.get(i);
            String place = "promises[" + i + "].";
            if (!promise.key().matches("[a-z][a-z0-9-]*")) {
                problems.add(place + "key", ExpectedValue.kind("key"), promise.key());
            } else if (!keys.add(promise.key())) {
                problems.add(place + "key", ExpectedValue.kind("unique"), promise.key());
            }
            if (promise.versions().isEmpty()) {
                problems.add(place + "versions", ExpectedValue.kind("some"), null);
            }
            for (int v = 0; v < promise.versions().size(); v++) {
                check(promise, v, place + "versions[" + v + "].");
            }
        }
    }

    /** Versions follow one another: a day has one of them only. */
    private void check(DeclaredPromise promise, int index, String place) {
        DeclaredPromise.PromiseVersion version = promise.versions().get(index);
        for (int i = 0; i < version.kinds().size(); i++) {
            String kind = version.kinds().get(i);
            if (!kinds.contains(kind)) {
                problems.add(place + "kinds[" + i + "]", ExpectedValue.names(kinds, kind), kind);
            }
        }
        if (version.stops().compareTo(version.starts()) <= 0) {
            problems.add(
                    place + "stops",
                    BilingualText.ofMessage(
                            "declared.stage-after", "stage", version.starts().code()),
                    version.stops().code());
        }
        if (version.targetDays() < 1) {
            problems.add(
                    place + "target-days",
                    ExpectedValue.kind("count"),
                    version.targetDays() == 0 ? null : version.targetDays());
        }
        if (index > 0) {
            var before = promise.versions().get(index - 1).inForceFrom();
            if (!version.inForceFrom().isAfter(before)) {
                problems.add(
                        place + "in-force-from",
                        BilingualText.ofMessage("declared.day-after", "day", before),
                        version.inForceFrom());
            }
        }
    }
}
