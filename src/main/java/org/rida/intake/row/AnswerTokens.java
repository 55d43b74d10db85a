package org.rida.intake.row;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.BilingualText;
import org.rida.intake.finding.RuleViolation;
import org.rida.intake.mapping.FieldCatalog;
import org.rida.intake.mapping.Rule;

/**
 * Replaces the tokens of a file's answers by the numbers of the requests that they were issued for. A row that names its request
 * itself keeps that, since survey tools have tokens of their own. Not thread-safe; one instance for each reading of a file.
 */
public final class AnswerTokens {

    /** Where no list was ever drawn: every token is somebody else's. */
    public static final AnswerTokens NONE = new AnswerTokens(Map.of());

    private final Map<String, IssuedToken> issued;
    private final Map<String, String> answers = new HashMap<>();

    /** @param issued by token */
    public AnswerTokens(Map<String, IssuedToken> issued) {
        this.issued = Map.copyOf(issued);
    }

    /**
     * @param request its number
     * @param validTo last day on which an answer may be given with it
     * @param answer number of the response that came with it; null for none yet
     */
    public record IssuedToken(String request, LocalDate validTo, @Nullable String answer) {}

    /** The number of the response by the token that it came with, of the rows so far. */
    public Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    /** Tokens as they are typed from paper: in small letters, with spaces and hyphens. */
    public static String clean(String token) {
        return token.replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    }

    /**
     * Also of a token in the column of the request number, where LimeSurvey's own tokens are read.
     *
     * @param requestHeader the sender's header of that column
     */
    void replace(RowBuilder row, String requestHeader) {
        String request = row.get(FieldCatalog.REQUEST_OF_RESPONSE);
        RowBuilder.TypedToken typed = request == null
                ? row.token()
                : issued.containsKey(clean(request)) ? new RowBuilder.TypedToken(request, requestHeader) : null;
        if (typed == null || issued.isEmpty()) {
            return;
        }
        IssuedToken token = issued.get(clean(typed.text()));
        if (token == null) {
            violate(row, Rule.TOKEN_UNKNOWN, typed, BilingualText.EMPTY);
            return;
        }
        String day = row.get(FieldCatalog.ANSWERED_ON);
        if (day != null && day.compareTo(token.validTo().toString()) > 0) {
            violate(
                    row,
                    Rule.TOKEN_EXPIRED,
                    typed,
                    BilingualText.same(token.validTo().toString()));
        }
        String response = row.get(0);
        if (response != null && !isFirst(clean(typed.text()), token, response)) {
            violate(row, Rule.TOKEN_USED, typed, BilingualText.EMPTY);
        }
        row.set(FieldCatalog.REQUEST_OF_RESPONSE, token.request());
    }

    /** A file that is read again, or a corrected row, brings the token with the number that it came with before. */
    private boolean isFirst(String token, IssuedToken known, String response) {
        String earlier = known.answer() == null ? answers.putIfAbsent(token, response) : known.answer();
        return earlier == null || earlier.equals(response);
    }

    private static void violate(RowBuilder row, Rule rule, RowBuilder.TypedToken typed, BilingualText expected) {
        row.addViolation(new RuleViolation(rule, typed.header(), expected, typed.text()));
    }
}
