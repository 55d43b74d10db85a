package org.rida.job.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rida.access.Actor;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.DateOrder;
import org.rida.intake.mapping.Mappings;
import org.springframework.stereotype.Component;

/**
 * Writes into a mapping file whether 03/04 is 3 April or 4 March. A person answers once, when the dates of a file can be read both
 * ways; later files are read by the {@code date-order:} of the mapping.
 */
@Component
public class DateOrderAnswer {

    private static final Pattern DATE_ORDER = Pattern.compile("(?m)^date-order:.*$");
    private static final Pattern RECORD_TYPE = Pattern.compile("(?m)^record-type:.*$");

    private final RulesFiles rules;
    private final RulesChange change;

    DateOrderAnswer(RulesFiles rules, RulesChange change) {
        this.rules = rules;
        this.change = change;
    }

    /**
     * Sets {@code date-order} in the file of a mapping, which counts from the next file on. The change is recorded in the audit
     * log, and the version before it is retained, as for every change of the rules.
     *
     * @param mapping its name
     * @param asked the file whose dates could be read in both orders
     * @throws Problem when there is no such mapping, it was changed meanwhile, or cannot be written
     */
    public void store(String mapping, DateOrder order, String asked, Actor actor) {
        String file = "mappings/" + Mappings.fileOf(mapping) + ".yaml";
        String text = rules.text(file);
        change.apply(file, withOrder(text, order), RulesFiles.fingerprint(text), actor, "date-order: " + asked);
    }

    /** Replaces the key, or adds it below the record type, which each mapping has. */
    static String withOrder(String text, DateOrder order) {
        String line = "date-order: " + order.code();
        Matcher present = DATE_ORDER.matcher(text);
        if (present.find()) {
            return present.replaceFirst(line);
        }
        Matcher type = RECORD_TYPE.matcher(text);
        return type.find()
                ? type.replaceFirst(Matcher.quoteReplacement(type.group() + "\n" + line))
                : line + "\n" + text;
    }
}
