package org.rida.job.part;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * A part of a step's work that can be done by itself.
 *
 * @param id the same for the same work whenever it is asked for: a part that is done is known by it when the run goes on
 * @param description what people call it: a file, a month, a department
 * @param number its place, 1 for the first
 * @param total how many there are
 * @param facts all that who takes it must know
 */
public record Part(String id, String description, int number, int total, Map<String, String> facts) {

    private static final String FACT = "fact.";
    private static final String WORDS = "words";
    private static final String NUMBER = "number";
    private static final String OF = "of";

    /** As Spring Batch keeps it with the partition. */
    ExecutionContext context() {
        ExecutionContext context = new ExecutionContext();
        facts.forEach((name, value) -> context.putString(FACT + name, value));
        context.putString(WORDS, description);
        context.putInt(NUMBER, number);
        context.putInt(OF, total);
        return context;
    }

    static Part of(String id, ExecutionContext context) {
        Map<String, String> facts = new TreeMap<>();
        context.toMap().forEach((name, value) -> {
            if (value instanceof String text && name.startsWith(FACT)) {
                facts.put(name.substring(FACT.length()), text);
            }
        });
        return new Part(id, context.getString(WORDS), context.getInt(NUMBER), context.getInt(OF), facts);
    }

    public String fact(String name) {
        String value = facts.get(name);
        if (value == null) {
            throw new IllegalStateException("part " + id + " has no value for " + name);
        }
        return value;
    }
}
