package org.rida.report;

import java.time.Instant;
import java.util.function.Function;
import org.rida.policy.Association;
import org.rida.policy.Policy.Audience;
import org.rida.report.ReportDefinition.TargetName;
import org.rida.wording.Dates;
import org.rida.wording.Language;
import org.rida.wording.Text;
import org.rida.wording.Wording;

/** What every block of one draft needs: the figures, for whom they are, and the words of both languages. */
record Draft(Facts facts, ReportDefinition definition, Origin origin) {

    /**
     * Which run drafts it, and when.
     *
     * @param provisional what was missing of the inputs when it was drafted all the same; empty when nothing was
     */
    record Origin(long run, Instant at, Text provisional) {

        Origin(long run, Instant at) {
            this(run, at, Text.EMPTY);
        }
    }

    Audience audience() {
        return definition.audience();
    }

    /** From which number on a count may be shown to this audience. */
    int smallest() {
        return facts.policy().masking().getOrDefault(audience(), 1);
    }

    /** The same statement in both languages. */
    Text text(Function<Wording, String> words) {
        return Text.of(language -> words.apply(wording(language)));
    }

    Wording wording(Language language) {
        return new Wording(language, facts.policy().association().digits());
    }

    Dates dates(Wording wording) {
        return new Dates(wording);
    }

    double target(TargetName name) {
        Association association = facts.policy().association();
        return switch (name) {
            case PROMISE -> association.promiseTarget();
            case SATISFACTION -> association.satisfactionTarget();
        };
    }
}
