package org.rida.job.charity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rida.policy.ChangedPolicy;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;

/** What the page of the charity does to promises that its form does not show. */
class CharityPromisesTest {

    private static final Policy POLICY = PolicyReader.read(Path.of("jobs", "policy"));

    private static final LocalDate TODAY = LocalDate.parse("2026-11-01");
    private final Map<String, String> values = new TreeMap<>(CharityValues.read(POLICY, TODAY));

    private List<String> promises() {
        return new CharityYaml(new CharityForm(values), POLICY, TODAY).parts().get("promises");
    }

    @Test
    void theyStayAsTheyAre() {
        assertThat(promises())
                .startsWith("promises:", "  - key: acknowledgement")
                .contains("        kinds: [aid, registration, complaint]", "        counted: working");
    }

    /** The form shows complaints third; without them a promise of complaints would contradict the policy. */
    @Test
    void aKindThatIsRemovedIsPromisedNothing() {
        values.keySet().removeIf(field -> field.startsWith("kind.2."));

        assertThat(promises()).contains("        kinds: [aid, registration]");
    }

    /** Another charity has not promised what the fictional one has. */
    @Test
    void anotherCharityBeginsWithout() {
        values.put("name.en", "Another");

        assertThat(promises()).containsExactly("promises:", "  []");
    }

    @Test
    void aPolicyWithoutHasNoSuchPart() {
        Policy without = ChangedPolicy.withPromises(POLICY, List.of());

        assertThat(new CharityYaml(new CharityForm(values), without, TODAY).parts())
                .doesNotContainKey("promises");
    }
}
