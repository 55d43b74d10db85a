package org.rida.metric.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Categories with few respondents are joined before weighting, the smallest first. */
class JoinedMarginTest {

    private static final Margin CHANNELS =
            new Margin("channel", Map.of("desk", 50.0, "mail", 30.0, "phone", 15.0, "web", 5.0));

    @Test
    void theSmallestCategoriesAreJoinedUntilEachHasEnough() {
        JoinedMargin margin = new JoinedMargin(CHANNELS, respondents("desk", 20, "mail", 9, "phone", 2, "web", 3));

        margin.joinUpTo(5);

        assertThat(margin.joined()).containsExactly(List.of("phone", "web"));
        int joined = margin.partOf(29);
        assertThat(margin.partOf(33)).isEqualTo(joined);
        assertThat(margin.respondents(joined)).isEqualTo(5);
        assertThat(margin.share(joined)).isCloseTo(.2, within(1e-12));
        assertThat(IntStream.of(margin.parts()).mapToDouble(margin::share).sum())
                .isCloseTo(1, within(1e-12));
    }

    /** Nobody answered by mail: its people count with the smallest group that did. */
    @Test
    void aCategoryWithoutRespondentsIsJoinedToo() {
        JoinedMargin margin = new JoinedMargin(CHANNELS, respondents("desk", 20, "phone", 8, "web", 6));

        margin.joinUpTo(1);

        assertThat(margin.joined()).containsExactly(List.of("mail", "web"));
        assertThat(margin.separates()).isTrue();
    }

    @Test
    void withTooFewInAllOneCategoryIsLeftThatTellsNobodyApart() {
        JoinedMargin margin = new JoinedMargin(CHANNELS, respondents("desk", 1, "web", 1));

        margin.joinUpTo(5);

        assertThat(margin.separates()).isFalse();
        assertThat(margin.parts()).hasSize(1);
        assertThat(margin.share(margin.parts()[0])).isEqualTo(1);
        assertThat(margin.joined()).containsExactly(List.of("desk", "mail", "phone", "web"));
    }

    @Test
    void withEnoughInEachNothingIsJoined() {
        JoinedMargin margin = new JoinedMargin(CHANNELS, respondents("desk", 5, "mail", 5, "phone", 5, "web", 5));

        margin.joinUpTo(5);

        assertThat(margin.joined()).isEmpty();
        assertThat(margin.parts()).hasSize(4);
        assertThat(margin.name()).isEqualTo("channel");
    }

    /** A weight for somebody of whose kind nobody was asked does not exist. */
    @Test
    void aRespondentOfACategoryThatWasNotAskedIsRefused() {
        assertThatThrownBy(() -> new JoinedMargin(CHANNELS, respondents("fax", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("margin \"channel\": nobody was asked in category \"fax\"");
        Respondent without = new Respondent(1, Map.of("state", "new"));
        assertThatThrownBy(() -> new JoinedMargin(CHANNELS, List.of(without)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no category in margin \"channel\"");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void aRespondentsWeightIsAboveZero(double weight) {
        assertThatThrownBy(() -> new Respondent(weight, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found " + weight);
    }

    @Test
    void aMarginOfNobodyIsRefused() {
        assertThatThrownBy(() -> new Margin("state", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Margin("state", Map.of("new", 0.0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Margin("state", Map.of("new", 5.0, "old", -1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"state\"");
    }

    private static List<Respondent> respondents(Object... categoriesAndNumbers) {
        return IntStream.range(0, categoriesAndNumbers.length / 2)
                .boxed()
                .flatMap(i -> Stream.generate(
                                () -> new Respondent(1, Map.of("channel", (String) categoriesAndNumbers[2 * i])))
                        .limit((int) categoriesAndNumbers[2 * i + 1]))
                .toList();
    }
}
