package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.intake.invitation.InvitationLists;

class PageFormatterTest {

    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");

    private final PageFormatter arabic = new PageFormatter(new Messages(Language.AR, DigitSystem.ARABIC_INDIC), RIYADH);
    private final PageFormatter english =
            new PageFormatter(new Messages(Language.EN, DigitSystem.ARABIC_INDIC), RIYADH);

    /** 21:30 in UTC is half past midnight of the next day in Riyadh. */
    @Test
    void timesAreThoseOfTheOrganization() {
        Instant evening = Instant.parse("2026-10-31T21:30:00Z");

        assertThat(english.moment(evening)).contains("1 November 2026", "00:30");
        assertThat(english.day(evening)).isEqualTo("1 November 2026");
        assertThat(english.clock(evening.plusSeconds(7))).isEqualTo("00:30:07");
        assertThat(arabic.clock(evening.plusSeconds(7))).isEqualTo("٠٠:٣٠:٠٧");
        assertThat(english.hijri(evening)).isEqualTo("21 Jumada I 1448 AH");
        assertThat(arabic.moment(evening)).contains("٢٠٢٦/١١/٠١", "٠٠:٣٠");
        assertThat(arabic.hijri(evening)).isEqualTo("٢١ جمادى الأولى ١٤٤٨هـ");
    }

    @Test
    void aListOfPeopleToAskIsNoFileName() {
        String list = "invitation-list 2026-11-30 20787";
        assertThat(english.fileName(list)).isEqualTo("Random list of people to ask on 30 November 2026 (seed 20787)");
        assertThat(arabic.fileName(list)).contains("٢٠٢٦/١١/٣٠", "٢٠٧٨٧").doesNotContainPattern("[a-z0-9]");
        assertThat(english.fileName("invitation-list 7.csv")).isEqualTo("invitation-list 7.csv");
    }

    @Test
    void whatHasNotHappenedIsADashOrEmpty() {
        assertThat(english.moment(null)).isEqualTo("–");
        assertThat(english.day((Instant) null)).isEqualTo("–");
        assertThat(english.day((LocalDate) null)).isEqualTo("–");
        assertThat(english.hijri((Instant) null)).isEmpty();
        assertThat(english.hijri((LocalDate) null)).isEmpty();
        assertThat(english.between(null, Instant.EPOCH)).isEmpty();
        assertThat(english.between(Instant.EPOCH, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            PT0S     | 0.0
            PT0.04S  | 0.0
            PT1.25S  | 1.3
            PT59.94S | 59.9
            """)
    void shortTimesAreSecondsWithOneDecimal(Duration duration, String seconds) {
        assertThat(english.duration(duration)).contains(seconds);
    }

    @Test
    void longTimesAreMinutesAndSeconds() {
        assertThat(english.duration(Duration.ofSeconds(60))).contains("1").contains("0");
        assertThat(english.duration(Duration.ofMillis(59_960)))
                .as("never 60.0 s")
                .isEqualTo(english.duration(Duration.ofSeconds(60)));
        assertThat(english.duration(Duration.ofSeconds(3_725))).contains("62").contains("5");
        assertThat(arabic.duration(Duration.ofSeconds(3_725))).contains("٦٢").contains("٥");
        assertThat(english.between(Instant.EPOCH, Instant.EPOCH.plusSeconds(2))).contains("2.0");
    }

    @Test
    void timeZonesHaveNames() {
        assertThat(english.zone(ZoneId.of("Asia/Riyadh"))).isEqualTo("Arabian Time");
        assertThat(arabic.zone(ZoneId.of("Asia/Riyadh"))).isEqualTo("التوقيت العربي");
    }

    @Test
    void everyMappingOfItsOwnHasAName() {
        assertThat(arabic.mapping(InvitationLists.MAPPING)).isEqualTo("قوائم من يُسأل");
    }

    @Test
    void aCodeWithoutATextIsShownAsItIs() {
        assertThat(english.named("role.", "quality")).isEqualTo("Quality officer");
        assertThat(english.named("role.", "chief")).isEqualTo("chief");
        assertThat(english.lineage("late_waiting")).isEqualTo("Late, still waiting");
        assertThat(arabic.lineage("14")).as("a number of days").isEqualTo("١٤");
    }

    @Test
    void numbersFollowTheLanguage() {
        assertThat(english.number(1_234)).isEqualTo("1,234");
        assertThat(arabic.number(1_234)).isEqualTo("١٬٢٣٤");
        assertThat(english.percent(.856)).isEqualTo("86%");
        assertThat(arabic.percent(.856)).isEqualTo("٨٦٪");
        assertThat(arabic.digits("run 12")).isEqualTo("run ١٢");
        assertThat(english.digits("run 12")).isEqualTo("run 12");
        assertThat(english.month(YearMonth.of(2026, 10))).isEqualTo("October 2026");
        assertThat(arabic.hijriSpan(YearMonth.of(2026, 10))).isEqualTo("ربيع الآخر – جمادى الأولى ١٤٤٨هـ");
        assertThat(arabic.text(new BilingualText("نعم", "yes"))).isEqualTo("نعم");
        assertThat(english.text(new BilingualText("نعم", "yes"))).isEqualTo("yes");
    }
}
