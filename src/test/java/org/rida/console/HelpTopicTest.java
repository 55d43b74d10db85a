package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.access.Role;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;

class HelpTopicTest {

    @ParameterizedTest
    @CsvSource({
        "/, REPORTS",
        "/reports/17, REPORTS",
        "/jobs, JOBS",
        "/jobs/backup, JOBS",
        "/jobs/backup/preview, JOBS",
        "/runs/3, RUNS",
        "/setup/0a1b/columns, SETUP",
        "/persons/find, PERSONS",
        "/what-if, WHAT_IF",
        "/files, FILES",
        "/files/17, UNDERSTOOD"
    })
    void aPageHasTheTopicOfItsAddress(String path, HelpTopic topic) {
        assertThat(HelpTopic.ofPath(path)).contains(topic);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/activate", "/help", "/help/jobs", "/error", "/jobsx"})
    void otherPagesHaveNone(String path) {
        assertThat(HelpTopic.ofPath(path)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(HelpTopic.class)
    void aTopicIsFoundByItsCodeAndHasAName(HelpTopic topic) {
        assertThat(HelpTopic.find(topic.code())).contains(topic);
        for (Language language : Language.values()) {
            assertThat(new Messages(language, DigitSystem.EUROPEAN).contains(topic.titleKey()))
                    .isTrue();
        }
    }

    /** Programs, downloads and forms have no help; neither has help itself. */
    @Test
    void everyPageOfEveryRoleHasATopicThatItsReadersMayOpen() {
        RoutesTest.decided().forEach((route, role) -> {
            if (!role.equals("stranger")
                    && !route.matches("/(api|help)\\b.*|/(undo|notes)(/.*)?|.*/live|.*/list|.*\\.csv|.*\\{format.*")) {
                assertThat(HelpTopic.ofPath(RoutesTest.filled(route)))
                        .as(route)
                        .hasValueSatisfying(topic -> assertThat(topic.role()).isLessThanOrEqualTo(Role.of(role)));
            }
        });
    }

    @Test
    void addressesAreUnique() {
        assertThat(Arrays.stream(HelpTopic.values()).map(HelpTopic::address)).doesNotHaveDuplicates();
        assertThat(HelpTopic.find("JOBS")).isEmpty();
    }
}
