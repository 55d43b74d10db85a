package org.rida.metric.survey;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rida.metric.survey.SampleDraw.Candidate;
import org.rida.metric.survey.SampleDraw.DrawnRequest;

class SampleDrawTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private static List<Candidate> frame() {
        List<Candidate> frame = new ArrayList<>();
        String[] strata = {
            "accepted", "accepted", "accepted", "accepted", "accepted", "accepted", "rejected", "rejected"
        };
        for (int i = 0; i < 200; i++) {
            frame.add(new Candidate("R-%03d".formatted(i), "p" + i, strata[i % 8], null));
        }
        frame.add(new Candidate("R-900", "p900", "withdrawn", null));
        frame.add(new Candidate("R-901", "p901", "withdrawn", null));
        return frame;
    }

    /** In any order of the frame; another seed draws others. */
    @Test
    void theSeedDecides() {
        List<Candidate> turned = frame();
        Collections.reverse(turned);
        List<DrawnRequest> drawn = SampleDraw.draw(frame(), 40, DAY, 7);
        assertThat(SampleDraw.draw(turned, 40, DAY, 7)).isEqualTo(drawn);
        assertThat(SampleDraw.draw(frame(), 40, DAY, 8)).isNotEqualTo(drawn);
        assertThat(drawn.stream().limit(5).map(DrawnRequest::request))
                .as("by the contract of java.util.Random")
                .containsExactly("R-003", "R-011", "R-012", "R-018", "R-039");
    }

    @Test
    void eachStratumHasItsPart() {
        List<DrawnRequest> drawn = SampleDraw.draw(frame(), 40, DAY, 7);
        assertThat(drawn).hasSize(40);
        assertThat(drawn.stream().collect(groupingBy(DrawnRequest::stratum, counting())))
                .isEqualTo(Map.of("accepted", 29L, "rejected", 10L, "withdrawn", 1L));
        assertThat(drawn).allSatisfy(d -> assertThat(d.probability())
                .isEqualTo(
                        Map.of("accepted", 29 / 150.0, "rejected", .2, "withdrawn", .5)
                                .get(d.stratum()),
                        within(1e-15)));
    }

    @Test
    void allWhenTheyAreFewer() {
        assertThat(SampleDraw.draw(frame(), 500, DAY, 7)).hasSize(202).allMatch(d -> d.probability() == 1);
        assertThat(SampleDraw.draw(frame(), 0, DAY, 7)).isEmpty();
        assertThat(SampleDraw.draw(List.of(), 10, DAY, 7)).isEmpty();
        assertThat(SampleDraw.draw(frame(), 2, DAY, 7)).as("fewer than strata").hasSize(2);
        assertThatThrownBy(() -> SampleDraw.draw(frame(), -1, DAY, 7)).hasMessageContaining("-1");
    }

    @Test
    void nobodyTwiceWithinNinetyDays() {
        List<Candidate> frame = List.of(
                new Candidate("R-1", "p1", "accepted", DAY.minusDays(89)),
                new Candidate("R-2", "p2", "accepted", DAY.minusDays(90)));
        assertThat(SampleDraw.draw(frame, 5, DAY, 7))
                .extracting(DrawnRequest::request)
                .containsExactly("R-2");
    }

    /** One of a person's three requests, each with a third of the probability. */
    @Test
    void nobodyAboutTwoRequestsAtOnce() {
        List<Candidate> frame = List.of(
                new Candidate("R-1", "p1", "accepted", null),
                new Candidate("R-2", "p1", "accepted", null),
                new Candidate("R-3", "p1", "accepted", null),
                new Candidate("R-4", "p2", "accepted", null));
        Map<String, Integer> often = new HashMap<>();
        for (int seed = 0; seed < 3000; seed++) {
            List<DrawnRequest> drawn = SampleDraw.draw(frame, 4, DAY, seed);
            assertThat(drawn).hasSize(2);
            drawn.forEach(d -> often.merge(d.request(), 1, Integer::sum));
        }
        assertThat(often.get("R-4")).isEqualTo(3000);
        assertThat(List.of(often.get("R-1"), often.get("R-2"), often.get("R-3")))
                .allSatisfy(n -> assertThat(n).isBetween(900, 1100));
        assertThat(SampleDraw.draw(frame, 4, DAY, 1))
                .extracting(DrawnRequest::probability)
                .containsExactlyInAnyOrder(1 / 3.0, 1.0);
    }

    /** Each of a stratum is drawn as often as its probability says. */
    @Test
    void atRandom() {
        Map<String, Integer> often = new HashMap<>();
        for (int seed = 0; seed < 4000; seed++) {
            SampleDraw.draw(frame(), 40, DAY, seed).forEach(d -> often.merge(d.request(), 1, Integer::sum));
        }
        assertThat(often).hasSize(202);
        // five standard deviations around 4000 x 29/150 and 4000/5
        assertThat(often.get("R-000")).isBetween(648, 898);
        assertThat(often.get("R-006")).isBetween(673, 927);
    }
}
