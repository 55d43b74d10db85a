package org.rida.intake.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.intake.mapping.CodeLookup;
import org.rida.intake.mapping.Field;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.RecordType;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;

/** What senders write, and what of the shipped policy it means to whoever reads it; {@code -} where only a person can say. */
class WordGuessTest {

    private static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));

    @ParameterizedTest
    @CsvSource({
        "channel, Website, website",
        "channel, the WEBSITE, website",
        "channel, Web site, website",
        "channel, Websit, website",
        "channel, Our website, website",
        "channel, موقع, website",
        "channel, الموقع, website",
        "channel, موقع الكترونى, website",
        "channel, Phone, phone",
        "channel, phone-call, phone",
        "channel, الإتصالات الهاتفيه, phone",
        "channel, اتصال من المستفيد, phone",
        "channel, Social-Media, social-media",
        "channel, وسائل التواصل, social-media",
        "channel, In-person, interview",
        "channel, المقابله, interview",
        "channel, Intervew, interview",
        "channel, Letter, letter",
        "channel, Fax, -",
        "channel, Email, -",
        "channel, Other, -",
        "channel, أخرى, -",
        "channel, 17, -",
        "channel, —, -",
        "kind, Complaints, complaint",
        "kind, شكوي, complaint",
        "kind, Inquiry, enquiry",
        "kind, استفسارات, -",
        "kind, الاستفسار, enquiry",
        "kind, تسجيل جديد, registration",
        "kind, طلب, -",
        "service, Food, food",
        "service, food basket, food",
        "service, سلال غذائية, food",
        "service, Support, -",
        "service, ايجار, rent",
        "service, Home repairs, home-repair",
        "department, programme, programmes",
        "department, بحث اجتماعي, social-research",
        "segment, يتيم, orphan",
        "segment, Widow, widow",
        "party, المستفيد, beneficiary",
        "party, Donor, supporter",
        "decision, Accepted, accepted",
        "decision, ACEPTED, accepted",
        "decision, accepted by the committee, accepted",
        "decision, موافق عليه, accepted",
        "decision, مقبولة, accepted",
        "decision, تمت الموافقه, accepted",
        "decision, Rejected, rejected",
        "decision, Not approved, rejected",
        "decision, Not approved yet, -",
        "decision, غير مقبول, rejected",
        "decision, لم تتم الموافقة, rejected",
        "decision, مرفوضه, rejected",
        "decision, pending, -",
        "decision, قيد الدراسة, -",
        "left_reason, Cancelled, withdrawn",
        "left_reason, لا يرد, unreachable",
        "left_reason, مكررة, duplicate",
        "outreach, Yes, true",
        "outreach, maybe, -",
    })
    void aWordIsProposedWhereItCanMeanOneValueOnly(String field, String word, String code) {
        assertThat(guess(field).code(word)).isEqualTo(code.equals("-") ? "" : code);
    }

    /** Of all lists of the policy, whatever a charity adds to them: each title, in either language, with other letters around it. */
    @Test
    void everyTitleIsFoundWithoutItsArticlesAndCapitals() {
        List<String> wrong = new ArrayList<>();
        for (Field field : FieldCatalog.all(RecordType.REQUEST, POLICY)) {
            if (field.dimension() != null) {
                for (Policy.Term term : POLICY.terms(field.dimension())) {
                    for (String word : List.of(
                            term.name().en().toUpperCase(Locale.ROOT),
                            "the " + term.name().in(Language.EN),
                            term.name().ar().replaceAll("(?<=^| )ال(?=\\S{3})", ""),
                            term.name().ar().replace('ة', 'ه').replaceAll("[أإ]", "ا"),
                            term.code().replace('-', '_'))) {
                        if (!new WordGuess(field, POLICY).code(word).equals(term.code())) {
                            wrong.add(field.name() + " " + word + ": not " + term.code());
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The usual words belong to a meaning, not to the code that the shipped policy has for it. */
    @Test
    void aChannelOfAnotherCodeHasTheSameUsualWords() {
        Field channel = field("channel");
        Policy other = withChannels(new Policy.Term("channel-7", new BilingualText("هاتف الجمعية", "Telephone")));

        assertThat(new WordGuess(channel, other).code("Phone call")).isEqualTo("channel-7");
        assertThat(new WordGuess(channel, other).code("اتصال")).isEqualTo("channel-7");
        assertThat(new WordGuess(channel, other).code("Website")).isEmpty();
    }

    /** A guess never contradicts what is read without asking. */
    @Test
    void whatIsKnownIsGuessedAsTheSame() {
        for (String name : List.of("channel", "kind", "decision", "left_reason", "outreach")) {
            Field field = field(name);
            CodeLookup.vocabulary(field, POLICY)
                    .forEach((code, words) -> words.forEach(
                            word -> assertThat(guess(name).code(word)).as(word).isEqualTo(code)));
        }
    }

    private static Policy withChannels(Policy.Term... channels) {
        return new Policy(
                POLICY.association(),
                POLICY.clock(),
                POLICY.promises(),
                POLICY.calendar(),
                POLICY.kinds(),
                List.of(channels),
                POLICY.services(),
                POLICY.departments(),
                POLICY.segments(),
                POLICY.parties(),
                POLICY.modes(),
                POLICY.questions(),
                POLICY.synonymGroups(),
                POLICY.themes(),
                POLICY.minimumAnswers(),
                POLICY.minimumAnswersNoneSatisfied(),
                POLICY.sensitiveSegments());
    }

    private static WordGuess guess(String field) {
        return new WordGuess(field(field), POLICY);
    }

    private static Field field(String name) {
        return FieldCatalog.all(RecordType.REQUEST, POLICY).stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
