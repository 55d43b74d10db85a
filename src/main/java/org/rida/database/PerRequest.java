package org.rida.database;

import java.util.function.Supplier;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What the parts of one page ask the database for alike: each would ask by itself, and the answers could differ while a run counts.
 * Nothing outlives the request. A form that changes something sees its own changes, and outside requests every call asks.
 */
public final class PerRequest {

    private PerRequest() {}

    /**
     * The answer of the first call within the request for a page.
     *
     * @param question what is asked: the type of the answer or of who asks
     * @param database an answer is good for the object that was asked
     * @param query asks it; its answer is shared, so it must not be changed
     */
    @SuppressWarnings("unchecked")
    public static <T> T once(Class<?> question, Object database, Supplier<T> query) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)
                || !request.getRequest().getMethod().equals("GET")) {
            return query.get();
        }
        String name = question.getName() + "@" + System.identityHashCode(database);
        Object known = request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
        if (known == null) {
            known = query.get();
            request.setAttribute(name, known, RequestAttributes.SCOPE_REQUEST);
        }
        return (T) known;
    }
}
