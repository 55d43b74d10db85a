package org.rida.report.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;

/** Statements are joined to a paragraph, whichever of them a report begins with. */
class HeadlineBlockTest {

    private static final Messages ARABIC = new Messages(Language.AR, DigitSystem.ARABIC_INDIC);
    private static final Messages ENGLISH = new Messages(Language.EN, DigitSystem.EUROPEAN);

    /** Every message that can be the first statement and is otherwise joined to the one before. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "headline.satisfaction.none",
                "headline.timeliness.few.late",
                "headline.timeliness.few.on-time",
                "headline.outcome.few.accepted",
                "headline.outcome.few.rejected"
            })
    void noParagraphBeginsWithAnd(String key) {
        String statement = ARABIC.format(key, "month", "أكتوبر");
        assertThat(statement).startsWith("و");

        assertThat(HeadlineBlock.joined(List.of(statement, statement), ARABIC))
                .isEqualTo(statement.substring(1) + " " + statement);
    }

    @Test
    void otherBeginningsStay() {
        assertThat(HeadlineBlock.joined(List.of("من الطلبات.", "ولم يتحقق."), ARABIC))
                .isEqualTo("من الطلبات. ولم يتحقق.");
        assertThat(HeadlineBlock.joined(List.of("Of the requests.", "None."), ENGLISH))
                .isEqualTo("Of the requests. None.");
        assertThat(HeadlineBlock.joined(List.of(), ARABIC)).isEmpty();
    }
}
