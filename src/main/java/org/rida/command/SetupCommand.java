package org.rida.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.access.Actor;
import org.rida.command.line.Terminal;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.job.charity.CharityForm;
import org.rida.job.charity.CharityRules;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code setup}: the charity's own folder and name, as on the first page of the console. */
record SetupCommand(ConfigurableApplicationContext context, Terminal terminal) {

    /**
     * @param given fields of the form with their new values; the others stay
     * @return 0
     * @throws Problem when a value is wrong; nothing is changed then
     */
    int run(Map<String, @Nullable String> given) {
        CharityRules charity = context.getBean(CharityRules.class);
        Map<String, String> values = charity.values();
        given.forEach((field, value) -> {
            if (value != null) {
                values.put(field, value);
            }
        });
        CharityForm form = new CharityForm(values);
        form.problems().forEach((field, problem) -> {
            BilingualText reason = BilingualText.ofMessage(problem);
            throw new Problem(BilingualText.of(language -> field + ": " + reason.in(language)));
        });
        if (given.values().stream().anyMatch(value -> value != null)) {
            charity.save(form, "rida setup", Actor.commandLine());
        }
        terminal.print(
                "command.setup",
                "name",
                form.get("name." + terminal.messages().language().code()));
        return 0;
    }
}
