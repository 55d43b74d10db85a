package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rida.Campaign;
import org.rida.console.FirstFileTrial.KnownFacts;
import org.springframework.test.context.TestPropertySource;

/**
 * Four real files that no mapping knows, as a person goes: each form is sent as the page offers it, with the answers that only a person
 * can give. The counts were made with Python's csv and datetime modules from the same files.
 */
@TestPropertySource(properties = "rida.test=first-file-trial")
class FirstFileTrialTest extends FirstFileCase {

    /**
     * Files, what a person knows of them, and the figures that Python's csv and datetime modules count from them: as of
     * October 2026, the newest month of the sample, so that all requests are due.
     */
    static Stream<Arguments> trials() {
        KnownFacts complaints = new KnownFacts(
                "request",
                Map.of("Date sent to company", "replied_on", "Product", "service"),
                Map.of("kind", "complaint"),
                Map.of("Referral", "interview", "Fax", "letter"),
                "");
        KnownFacts city = new KnownFacts(
                "request",
                Map.of(),
                Map.of("kind", "complaint"),
                Map.of("ONLINE", "website", "MOBILE", "website"),
                "month-first");
        KnownFacts passengers = new KnownFacts(
                "response",
                Map.of("*RESPNUM", "response_no", "INTDATE", "answered_on", "Q7ALL", "overall"),
                Map.of("mode", "interviewer"),
                Map.of("0", "-", "6", "?"),
                "");
        KnownFacts form = new KnownFacts(
                "response",
                Map.of("_uuid", "response_no", "today", "answered_on", "هل تمتلك حيوانا أليفا ؟", "informed-of-rights"),
                Map.of(),
                Map.of(),
                "");
        return Stream.of(
                Arguments.of(
                        "cfpb/consumer_complaints.csv",
                        complaints,
                        423,
                        "Requests 417|389 of 417",
                        "الطلبات ٤١٧|٣٨٩ من ٤١٧"),
                Arguments.of(
                        "nyc311/nyc311_2022-05-01.csv", city, 231, "Requests 231|125 of 231", "الطلبات ٢٣١|١٢٥ من ٢٣١"),
                Arguments.of(
                        "sfo/2016_SFO_Customer_Survey.csv",
                        passengers,
                        3_087,
                        "Survey answers 2,954|2,364 of 2,919",
                        "التقييمات ٢٬٩٥٤|٢٬٣٦٤ من ٢٬٩١٩"),
                Arguments.of(
                        "kobo/kobo_arabic_labels_utf8bom.csv",
                        form,
                        5,
                        "Survey answers 5|No score for overall",
                        "التقييمات ٥|لا درجات للرضا العام"));
    }

    /** In every build one file in Arabic, the next in English. */
    private static List<String> languages(String file) {
        return file.startsWith("cfpb") || file.startsWith("sfo") ? Campaign.arabic() : Campaign.english();
    }

    /** In either language: what the pages propose and ask is enough, and nothing that is sent is refused. */
    @ParameterizedTest
    @MethodSource("trials")
    void aPersonFollowsWhatThePagesOffer(String file, KnownFacts facts, long rows, String english, String arabic)
            throws Exception {
        for (String language : languages(file)) {
            removeKnownMappings();
            Instant began = Instant.now();
            String name = "trial-" + file.substring(0, file.indexOf('/')).replaceAll("\\d", "") + "-" + language;

            FirstFileTrial trial =
                    new FirstFileTrial(person, beginKnown(file, language).address(), facts);
            trial.describe();
            String preview = trial.text("preview");
            String[] figures = (language.equals("ar") ? arabic : english).split("\\|");
            if (language.equals(languages(file).get(0))) {
                // saved and imported once: the tests below import the same files as well
                trial.save(name);
                awaitImport(name, rows);
                assertThat(trial.text("result")).contains(figures);
            }

            System.out.println("trial | " + file + " | " + language + " | "
                    + Duration.between(began, Instant.now()).toMillis() + " ms | changed " + trial.changed()
                    + " | refused "
                    + trial.refused());
            assertThat(preview).contains(figures);
            assertThat(trial.refused()).as("wrong turns").isEmpty();
            assertThat(trial.changed()).hasSizeLessThanOrEqualTo(7);
        }
    }
}
