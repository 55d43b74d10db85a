package org.rida.delivery;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Address under which recipients of messages reach the console. Where it is known, a message names the page on which something is
 * done; quality officers have no command line.
 */
@Component
public class ConsoleAddress {

    private final String url;

    /** @param url empty when it is not known: links then have the path of the page only */
    public ConsoleAddress(@Value("${rida.mail.console-url}") String url) {
        this.url = url.strip().replaceAll("/+$", "");
    }

    boolean isKnown() {
        return !url.isEmpty();
    }

    /** @param path with its slash */
    CommandSnippet page(String path) {
        return new CommandSnippet(url + path);
    }

    /**
     * Address of a page, within isolates: from left to right and with European digits in Arabic text too.
     *
     * @param path with its slash
     */
    public String link(String path) {
        return page(path).insertInto(CommandSnippet.PLACEHOLDER);
    }

    /** Part of the key of a message that names a page where its variant without it names a command. */
    String variant() {
        return isKnown() ? ".page" : "";
    }
}
