package org.rida.command.line;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Messages;

/**
 * What {@code --help} says, in the reader's language: the messages under {@code help.}, by the keys that picocli asks for
 * ({@code rida.run.month} for the option {@code --month} of {@code run}, {@code month} for every option of that name).
 */
final class HelpMessages extends ResourceBundle {

    private static final String HELP = "help.";

    private final Messages messages;

    HelpMessages(Terminal terminal) {
        this.messages = terminal.messages();
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        // picocli puts an option's default in the place of its own variable
        return messages.contains(HELP + key) ? messages.format(HELP + key, "default", "${DEFAULT-VALUE}") : null;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(messages.keys(HELP).stream()
                .map(key -> key.substring(HELP.length()))
                .toList());
    }
}
