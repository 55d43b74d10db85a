package org.rida.privacy;

import java.util.Set;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Masks personal data in messages and errors before they are written to the log; set in {@code application.yaml}. */
public final class LogMasking implements StructuredLoggingJsonMembersCustomizer<Object> {

    private static final Set<String> MASKED = Set.of("message", "error.message", "error.stack_trace");

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, PiiMasking::mask)
                .whenHasPath(path -> MASKED.contains(path.toUnescapedString())));
    }
}
