package org.rida.intake.correction;

import java.util.List;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.intake.finding.RejectionMessage;
import org.rida.intake.finding.RuleViolation;

/** A corrected row breaks a rule as it was sent, so that nothing is changed: which ones, so that each stands beside its cell. */
public final class RowStillWrong extends Problem {

    private static final long serialVersionUID = 1;

    private final transient List<RuleViolation> violations;

    /** @param line of the row in its file, by which people find it */
    RowStillWrong(long line, List<RuleViolation> violations) {
        super(text(line, violations.get(0)));
        this.violations = violations;
    }

    private static BilingualText text(long line, RuleViolation first) {
        BilingualText reason = RejectionMessage.describe(first);
        return BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN)
                .format("rejected.problem.still-wrong", "line", Long.toString(line), "reason", reason.in(language)));
    }

    /** The rules that it breaks now, in the order of its cells. */
    public List<RuleViolation> violations() {
        return violations;
    }
}
