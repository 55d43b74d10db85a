package org.rida.command.line;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Messages;

/**
 * The texts of {@code --help} in the language of the user: messages with the prefix {@code help.}, by the keys that picocli
 * looks up ({@code rida.run.month} for the option {@code --month} of {@code run}, {@code month} for every option of that
 * name).
 */
public final class HelpMessages extends ResourceBundle {

    private static final String HELP = "help.";

    private final Messages messages;
    /** Asked for by every command, of which there are many. */
    private final List<String> keys;

    public HelpMessages(Terminal terminal) {
        this.messages = terminal.messages();
        this.keys = messages.keys(HELP).stream()
                .map(key -> key.substring(HELP.length()))
                .toList();
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        // picocli replaces its variable with the default value of the option
        return messages.contains(HELP + key) ? messages.format(HELP + key, "default", "${DEFAULT-VALUE}") : null;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(keys);
    }
}
