package org.rida.metric.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rida.ReferenceData;

class RakingTest {

    /** R survey: rake() of apiclus1 to two margins. */
    @Test
    void weightsMeanAndEffectiveNumberAsInR() throws IOException {
        List<NamedCsvRecord> rows = ReferenceData.csv("raking/apiclus1_raked.csv");
        List<Respondent> schools = rows.stream()
                .map(row -> new Respondent(
                        decimal(row, "pw"),
                        Map.of("stype", row.getField("stype"), "sch.wide", row.getField("sch.wide"))))
                .toList();
        Raking raking = Raking.of(
                schools,
                List.of(
                        margin("stype", "raking/api_margin_stype.csv"),
                        margin("sch.wide", "raking/api_margin_schwide.csv")));
        assertThat(raking.refusal()).isEmpty();
        assertThat(raking.joined()).isEmpty();
        for (int i = 0; i < rows.size(); i++) {
            // R stops within one school of a margin's count
            assertThat(raking.weights().get(i)).isEqualTo(decimal(rows.get(i), "raked"), within(2e-3));
        }
        List<Double> scores = rows.stream().map(row -> decimal(row, "api00")).toList();
        assertThat(raking.mean(scores).orElseThrow()).isEqualTo(641.2302, within(5e-4));
        assertThat(raking.effectiveNumber()).isEqualTo(174.0105, within(1e-3));
        assertThat(raking.weights().stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(rows.stream().mapToDouble(row -> decimal(row, "pw")).sum(), within(1e-9));
    }

    private static Margin margin(String name, String file) throws IOException {
        Map<String, Double> asked = new TreeMap<>();
        for (NamedCsvRecord row : ReferenceData.csv(file)) {
            asked.put(row.getField(name), decimal(row, "Freq"));
        }
        return new Margin(name, asked);
    }

    /** With one margin the weights are the asked of a category over its respondents. */
    @Test
    void ofOneMarginByHand() {
        Raking raking = Raking.of(
                people("state", 40, "accepted", 20, "rejected"),
                List.of(new Margin("state", Map.of("accepted", 50.0, "rejected", 50.0))));
        assertThat(raking.weights().subList(0, 40))
                .allSatisfy(w -> assertThat(w).isEqualTo(.75, within(1e-12)));
        assertThat(raking.weights().subList(40, 60))
                .allSatisfy(w -> assertThat(w).isEqualTo(1.5, within(1e-12)));
        // (30 + 30)^2 / (40 x .5625 + 20 x 2.25)
        assertThat(raking.effectiveNumber()).isEqualTo(3600 / 67.5, within(1e-10));
        // all accepted satisfied, no rejected: half, Wilson at 53.33
        List<Double> satisfied = new ArrayList<>(Collections.nCopies(40, 1.0));
        satisfied.addAll(Collections.nCopies(20, 0.0));
        Raking.WeightedShare share = raking.share(satisfied).orElseThrow();
        assertThat(share.value()).isEqualTo(.5, within(1e-12));
        assertThat(share.interval().high()).isEqualTo(.5 + .1296032, within(1e-6));
        assertThat(share.interval().low()).isEqualTo(.5 - .1296032, within(1e-6));
    }

    @Test
    void whoGaveNoValueIsLeftOut() {
        Raking raking = Raking.of(
                people("state", 40, "accepted", 20, "rejected"),
                List.of(new Margin("state", Map.of("accepted", 50.0, "rejected", 50.0))));
        List<Double> satisfied = new ArrayList<>(Collections.nCopies(40, 1.0));
        satisfied.addAll(Collections.nCopies(20, Double.NaN));
        Raking.WeightedShare share = raking.share(satisfied).orElseThrow();
        assertThat(share.value()).isEqualTo(1);
        assertThat(share.effectiveNumber()).isEqualTo(40, within(1e-10));
        assertThat(share.interval().high()).isEqualTo(1);
        assertThat(raking.share(Collections.nCopies(60, Double.NaN))).isEmpty();
        assertThatThrownBy(() -> raking.mean(List.of(1.0))).hasMessageContaining("expected 60 values, found 1");
    }

    /** Nine withdrawn are joined to the next smallest, the rejected; nobody who is still waiting answered. */
    @Test
    void smallCategoriesAreJoined() {
        List<Respondent> people = people("state", 40, "accepted", 20, "rejected");
        people.addAll(people("state", 9, "withdrawn", 0, "waiting"));
        Raking raking = Raking.of(
                people,
                List.of(new Margin(
                        "state", Map.of("accepted", 50.0, "rejected", 20.0, "withdrawn", 15.0, "waiting", 15.0))));
        assertThat(raking.joined())
                .containsOnly(Map.entry("state", List.of(List.of("rejected", "waiting", "withdrawn"))));
        assertThat(raking.weights().get(68)).isEqualTo(raking.weights().get(41), within(1e-12));
    }

    /** A weight of more than five times the median: its category is joined, and here the margin drops out. */
    @Test
    void farLargerWeightsAreTrimmedByJoining() {
        List<Respondent> people = people("state", 80, "accepted", 10, "rejected");
        Raking uneven = Raking.of(people, List.of(new Margin("state", Map.of("accepted", 50.0, "rejected", 50.0))));
        assertThat(uneven.refusal()).contains(RakingRefusal.TOO_UNEVEN);
        assertThat(uneven.weights()).isEmpty();
        assertThat(uneven.effectiveNumber()).isZero();
        assertThat(uneven.share(Collections.nCopies(90, 1.0))).isEmpty();
        List<Respondent> three = new ArrayList<>(people);
        three.addAll(people("state", 20, "withdrawn", 0, "waiting"));
        Raking trimmed = Raking.of(
                three, List.of(new Margin("state", Map.of("accepted", 55.0, "rejected", 40.0, "withdrawn", 5.0))));
        assertThat(trimmed.refusal()).isEmpty();
        assertThat(trimmed.joined()).containsOnly(Map.entry("state", List.of(List.of("rejected", "withdrawn"))));
    }

    @Test
    void refusedWithAReason() {
        Margin even = new Margin("state", Map.of("accepted", 50.0, "rejected", 50.0));
        assertThat(Raking.of(people("state", 40, "accepted", 20, "rejected"), List.of())
                        .refusal())
                .contains(RakingRefusal.NO_INVITATIONS);
        assertThat(Raking.of(people("state", 29, "accepted", 20, "rejected"), List.of(even))
                        .refusal())
                .contains(RakingRefusal.TOO_FEW);
        assertThat(Raking.of(people("state", 30, "accepted", 20, "rejected"), List.of(even))
                        .refusal())
                .isEmpty();
        assertThat(Raking.of(people("state", 60, "accepted", 0, "rejected"), List.of(even))
                        .refusal())
                .as("one category is left")
                .contains(RakingRefusal.TOO_UNEVEN);
        // weights of 0.1 and 1.9: effective 54 of 100
        Margin steep = new Margin("state", Map.of("accepted", 5.0, "rejected", 95.0));
        List<Respondent> halves = people("state", 49, "accepted", 51, "rejected");
        assertThat(Raking.of(halves, List.of(steep)).refusal()).isEmpty();
        assertThat(Raking.of(veryUneven(), List.of(even)).refusal()).contains(RakingRefusal.EFFECTIVE_BELOW_HALF);
        // those in the east all accepted, the west all rejected, yet the margins differ
        List<Respondent> tied = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            tied.add(new Respondent(
                    1,
                    i < 30
                            ? Map.of("state", "accepted", "side", "east")
                            : Map.of("state", "rejected", "side", "west")));
        }
        Margin sides = new Margin("side", Map.of("east", 60.0, "west", 40.0));
        assertThat(Raking.of(tied, List.of(even, sides)).refusal()).contains(RakingRefusal.NOT_CONVERGED);
    }

    /** Two states alike: 46 people of next to no weight, 40 of 1, ten of nearly five: 34 of 96. */
    private static List<Respondent> veryUneven() {
        List<Respondent> people = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            double weight = i < 46 ? .01 : i < 86 ? 1 : 4.9;
            people.add(new Respondent(weight, Map.of("state", i % 2 == 0 ? "accepted" : "rejected")));
        }
        return people;
    }

    @Test
    void whatIsNotKnownIsAnError() {
        Margin margin = new Margin("state", Map.of("accepted", 50.0));
        assertThatThrownBy(() -> Raking.of(people("state", 40, "accepted", 20, "rejected"), List.of(margin)))
                .hasMessageContaining("nobody was asked in category \"rejected\"");
        assertThatThrownBy(() -> Raking.of(people("side", 60, "east", 0, "west"), List.of(margin)))
                .hasMessageContaining("no category in margin \"state\"");
        assertThatThrownBy(() -> new Margin("state", Map.of())).hasMessageContaining("expected people asked");
        assertThatThrownBy(() -> new Margin("state", Map.of("a", 2.0, "b", -1.0)))
                .hasMessageContaining("expected people");
        assertThatThrownBy(() -> new Respondent(0, Map.of())).hasMessageContaining("found 0.0");
    }

    private static List<Respondent> people(String margin, int some, String category, int others, String other) {
        List<Respondent> people = new ArrayList<>();
        for (int i = 0; i < some + others; i++) {
            people.add(new Respondent(1, Map.of(margin, i < some ? category : other)));
        }
        return people;
    }

    private static double decimal(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }
}
