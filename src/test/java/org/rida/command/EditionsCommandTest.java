package org.rida.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.OctoberRun;
import org.rida.RidaApplication;
import org.rida.command.line.ContextLauncher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** What {@code editions diff} prints of two editions of one report. */
class EditionsCommandTest extends OctoberRun {

    /** As drafted, but of a report that no other test looks at, with another share on the first card. */
    private static final String DRAFTED_AGAIN =
            """
            insert into report_edition (report, month, part, audience, number, drafted_at, run_id, cut_off, figures, inputs)
            select 'drafted-again', date '2031-05-01', part, audience,
                (select count(*) + 1 from report_edition where report = 'drafted-again'), drafted_at, run_id, cut_off,
                jsonb_set(figures, (
                        select array['pages', '0', 'blocks', (at - 1)::text, 'cards', '0', 'value', 'value']
                        from jsonb_array_elements(figures #> '{pages,0,blocks}') with ordinality b (block, at)
                        where jsonb_exists(block, 'cards') limit 1),
                    to_jsonb(cast(:share as numeric))),
                inputs
            from report_edition where edition_id = :like returning edition_id
            """;

    @Autowired
    private ConfigurableApplicationContext context;

    @ParameterizedTest
    @CsvSource({"en, Answered within two weeks: 71% → 42%", "ar, أُجيب عنه خلال أسبوعين: ٧١٪ → ٤٢٪"})
    void eachFigureThatMovedIsALineWithBothValues(String language, String line) {
        CommandOutput said = diff(language, draftedAgain(.71), draftedAgain(.42));

        assertThat(said.out().lines()).containsExactly(line);
        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"en, Both editions show the same figures.", "ar, الأرقام في النسختين سواء."})
    void equalEditionsAreReportedAsEqual(String language, String line) {
        CommandOutput said = diff(language, draftedAgain(.71), draftedAgain(.71));

        assertThat(said.out().lines()).containsExactly(line);
        assertThat(said.code()).isZero();
    }

    @Test
    void whatIsNotThereIsNamed() {
        diff("en", draftedAgain(.71), 4_711_000).isFailure(1, "edition 4711000 is unknown.");
    }

    private long draftedAgain(double share) {
        return sql.sql(DRAFTED_AGAIN)
                .param("like", firstDraft().id())
                .param("share", share)
                .query(Long.class)
                .single();
    }

    private CommandOutput diff(String language, long first, long second) {
        ContextLauncher here = new ContextLauncher(RidaApplication.class) {
            @Override
            public int command(ToIntFunction<ConfigurableApplicationContext> command) {
                return command.applyAsInt(context);
            }
        };
        return CommandOutput.to(
                here, "--lang", language, "editions", "diff", Long.toString(first), Long.toString(second));
    }
}
