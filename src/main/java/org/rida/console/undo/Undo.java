package org.rida.console.undo;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Offers to take back what a form has just done, beside the message about it. What takes it back is another form's address, so that it
 * is checked and audited as if somebody had sent that form. An offer is good once, and until the next one.
 */
public final class Undo {

    private static final String KEY = Undo.class.getName();

    private Undo() {}

    /** @param fields of the form that takes it back */
    record UndoOffer(String token, String address, LinkedHashMap<String, String> fields) implements Serializable {

        /** Where the request is handed on to; its fields are parameters of the address. */
        String forward() {
            UriComponentsBuilder target = UriComponentsBuilder.fromPath(address);
            fields.forEach((name, value) -> target.queryParam(name, "{" + name + "}"));
            return "forward:" + target.encode().buildAndExpand(fields).toUriString();
        }
    }

    /**
     * Shows the offer on the page that follows. Taking back is not offered to be taken back again.
     *
     * @param address of the form that takes it back
     * @param fields its fields, and the variables of the address
     */
    public static void offer(RedirectAttributes redirect, String address, Map<String, String> fields) {
        RequestAttributes request = RequestContextHolder.currentRequestAttributes();
        if (request.getAttribute(KEY, RequestAttributes.SCOPE_REQUEST) == null) {
            String token = UUID.randomUUID().toString();
            request.setAttribute(
                    KEY, new UndoOffer(token, address, new LinkedHashMap<>(fields)), RequestAttributes.SCOPE_SESSION);
            redirect.addFlashAttribute("undo", token);
        }
    }

    /** Takes the offer out of the session, so that it is good once; null when there is none with this token. */
    static @Nullable UndoOffer take(String token) {
        RequestAttributes request = RequestContextHolder.currentRequestAttributes();
        if (request.getAttribute(KEY, RequestAttributes.SCOPE_SESSION) instanceof UndoOffer offer
                && offer.token().equals(token)) {
            request.removeAttribute(KEY, RequestAttributes.SCOPE_SESSION);
            request.setAttribute(KEY, token, RequestAttributes.SCOPE_REQUEST);
            return offer;
        }
        return null;
    }
}
