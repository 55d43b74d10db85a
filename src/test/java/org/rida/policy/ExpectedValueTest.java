package org.rida.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.i18n.BilingualText;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** {@link ExpectedValue}, and of {@link UnknownName} what may stand in the place of a name that is not declared. */
class ExpectedValueTest {

    private static final String ARABIC_LETTER = "(?s).*[\u0600-\u06ff].*";

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of(int.class, "a whole number such as 12"),
                Arguments.of(Long.class, "a whole number such as 12"),
                Arguments.of(double.class, "a number such as 0.5"),
                Arguments.of(boolean.class, "true or false"),
                Arguments.of(LocalDate.class, "a day such as 2026-10-31"),
                Arguments.of(YearMonth.class, "a month such as 2026-10"),
                Arguments.of(Duration.class, "a duration such as 5d"),
                Arguments.of(Period.class, "a duration such as 5d"),
                Arguments.of(ZoneId.class, "a time zone such as Asia/Riyadh"),
                Arguments.of(String.class, "a text"),
                Arguments.of(BilingualText.class, "{ar: …, en: …}"),
                Arguments.of(List.class, "a list"),
                Arguments.of(Set.class, "a list"),
                Arguments.of(Object.class, "a value"),
                Arguments.of(ClockVersion.Basis.class, "one of calendar, working"),
                Arguments.of(
                        ClockVersion.class,
                        "these names: version, in-force-from, target-days, target-working-days, headline"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeIsDescribedInBothLanguages(Class<?> type, String english) {
        BilingualText expected = ExpectedValue.describe(type);

        assertThat(expected.en()).isEqualTo(english);
        assertThat(type == BilingualText.class || expected.ar().matches(ARABIC_LETTER))
                .as(expected.ar())
                .isTrue();
    }

    @Test
    void theTextOfAnUnknownTypeIsItsError() {
        BilingualText expected = ExpectedValue.describe(
                Bindable.of(java.util.Currency.class),
                "riyal",
                new IllegalStateException("outer", new IllegalArgumentException("no such currency")));

        assertThat(expected).isEqualTo(BilingualText.same("no such currency"));
    }

    @Test
    void aNumberHasNoPlaceInAListOfNames() {
        assertThat(ExpectedValue.exactlyOne(List.of("daily", "cron")).en()).isEqualTo("exactly one of daily, cron");
        assertThat(ExpectedValue.exactlyOne(List.of("daily", "cron")).ar()).contains("daily، cron");
        assertThat(ExpectedValue.kind("count").en()).isEqualTo("a whole number of 1 or more");
    }

    @Test
    void ofManyNamesTheNearestAreListed() {
        List<String> names = Stream.concat(
                        IntStream.range(0, 20).mapToObj(i -> "something-else-" + i), Stream.of("promise-kept"))
                .toList();

        assertThat(ExpectedValue.names(names, "promise-kep").en())
                .startsWith("one of 21 names, the nearest are promise-kept, ");
        assertThat(ExpectedValue.names(names.subList(0, 12), "x").en()).startsWith("one of something-else-0, ");
        assertThat(ExpectedValue.names(List.of(), "x").en()).isEqualTo("a value");
    }

    @Test
    void aLineThatIsNotKnownIsLeftOut() {
        BilingualText expected = BilingualText.same("a day");

        assertThat(ExpectedValue.found("a.yaml", 3, "due", expected, "soon").en())
                .isEqualTo("a.yaml, line 3: due: expected a day, found \"soon\"");
        assertThat(ExpectedValue.found("a.yaml", 0, "due", expected, null).en())
                .isEqualTo("a.yaml: due: expected a day, found nothing");
        assertThat(ExpectedValue.found("a.yaml", 3, "due", expected, "soon").ar())
                .contains("السطر 3", "المتوقع", "والموجود");
    }

    static Stream<Arguments> undeclared() {
        return Stream.of(
                Arguments.of("clok", "clok", "clok"),
                Arguments.of("clock[0].heading", "clock[0].heading", "heading"),
                Arguments.of("calendar.holidays[2].until", "calendar.holidays[2].until", "until"),
                Arguments.of("association.name.fr", "association.name.fr", "fr"),
                Arguments.of("association.policy-tittle.ar", "association.policy-tittle", "policy-tittle"));
    }

    @ParameterizedTest
    @MethodSource("undeclared")
    void theFirstUndeclaredPartOfANameIsFound(String written, String place, String found) {
        UnknownName unknown = UnknownName.of(Policy.class, ConfigurationPropertyName.of(written))
                .orElseThrow();

        assertThat(unknown.place()).isEqualTo(place);
        assertThat(unknown.found()).isEqualTo(found);
        assertThat(unknown.names()).isNotEmpty().doesNotContain(found);
    }

    /** What a value that is no record holds below it has no names. */
    @Test
    void belowAPlainValueNothingIsDeclared() {
        assertThat(UnknownName.of(Policy.class, ConfigurationPropertyName.of("association.zone.city")))
                .hasValueSatisfying(unknown -> assertThat(unknown.names()).isEmpty());
        assertThat(UnknownName.of(Policy.class, ConfigurationPropertyName.of("clock[0].version")))
                .as("a declared name")
                .isEmpty();
        assertThat(UnknownName.names(DayOfWeek.class)).isEmpty();
    }

    @Test
    void severalProblemsStandInLinesOfTheirOwn() {
        ConfigurationProblem problem = new ConfigurationProblem(
                List.of(new BilingualText("أ", "a.yaml: first"), new BilingualText("ب", "b.yaml: second")));

        assertThat(problem).hasMessage("a.yaml: first\nb.yaml: second");
        assertThat(problem.text().ar()).isEqualTo("أ\nب");
        assertThat(problem.problems()).hasSize(2);
        assertThat(new ConfigurationProblem("c.yaml", "it is empty").problems())
                .containsExactly(BilingualText.same("c.yaml: it is empty"));
    }
}
