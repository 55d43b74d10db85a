package org.rida.console.confirmation;

import jakarta.servlet.http.HttpServletRequest;
import org.rida.i18n.Problem;
import org.rida.io.Sha256;

/**
 * What cannot be undone is done only to what its page has shown. The form carries a digest of that, and the server compares it with what
 * it would show now: a request without the page, and one that was overtaken by another, are refused. The question that a script asks in
 * the browser is beside it, since a server cannot know whether it was read.
 */
public final class Confirmation {

    /** Name of the hidden field. */
    public static final String FIELD = "confirmed";

    private static final int LENGTH = 16;

    private Confirmation() {}

    /** The value of the field where the address of the form says all that it does. */
    public static String digest(String address) {
        return digest(address, "");
    }

    /**
     * The value of the field.
     *
     * @param address where the form is sent to
     * @param shown what the page says of the effect, the same in both languages; its text is compared
     */
    public static String digest(String address, Object shown) {
        return Sha256.hex(address + "\n" + shown).substring(0, LENGTH);
    }

    /** As {@link #require(HttpServletRequest, Object)}, where the address of the form says all that it does. */
    public static void require(HttpServletRequest form) {
        require(form, "");
    }

    /**
     * Refuses a form whose page showed something else, and one without a page.
     *
     * @param now what the page would show now
     * @throws Problem that says to look again; the caller shows the page once more
     */
    public static void require(HttpServletRequest form, Object now) {
        if (!digest(form.getRequestURI(), now).equals(form.getParameter(FIELD))) {
            throw Problem.of("confirm.problem");
        }
    }
}
