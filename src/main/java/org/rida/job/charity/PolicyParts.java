package org.rida.job.charity;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.rida.access.Actor;
import org.rida.i18n.Problem;
import org.rida.job.rules.RulesChange;
import org.rida.job.rules.RulesFiles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The policy's file that has a part: which one that is, is up to whoever wrote it. A change is checked and audited as one that was made
 * by hand, and whoever serves starts again with it.
 */
@Component
class PolicyParts {

    private final RulesFiles files;
    private final RulesChange change;
    private final ApplicationEventPublisher events;

    PolicyParts(RulesFiles files, RulesChange change, ApplicationEventPublisher events) {
        this.files = files;
        this.change = change;
        this.events = events;
    }

    /** The text of the file. */
    String text(Predicate<String> part) {
        return files.text(file(part));
    }

    private String file(Predicate<String> part) {
        return files.files().stream()
                .filter(files::requiresRestart)
                .filter(file -> part.test(files.text(file)))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Takes effect at the next start, which is asked for.
     *
     * @return whether anything was changed
     * @throws Problem when the result is invalid or cannot be written; nothing is changed then
     */
    boolean change(Predicate<String> part, UnaryOperator<String> edit, Actor actor, String reason) {
        String file = file(part);
        String before = files.text(file);
        String after = edit.apply(before);
        if (after.equals(before)) {
            return false;
        }
        change.apply(file, after, RulesFiles.fingerprint(before), actor, reason);
        events.publishEvent(new CharityRules.RestartRequested());
        return true;
    }

    /**
     * As {@link #change}, without a start.
     *
     * @param effect makes the change known, once it is written
     */
    void changeAtOnce(Predicate<String> part, UnaryOperator<String> edit, Actor actor, String reason, Runnable effect) {
        String file = file(part);
        String text = files.text(file);
        String before = RulesFiles.fingerprint(text);
        change.apply(file, edit.apply(text), before, actor, reason);
        effect.run();
        files.tookEffect(file, before);
    }
}
