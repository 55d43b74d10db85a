package org.rida.outbox;

import org.rida.i18n.Language;













import java.nio.file.Path;
import java.util.List;

/**
 * A letter that somebody wants sent.
 *
 * @param about what it tells of, {@code edition/17/issued}: about one thing a recipient gets one letter
 * @param body plain text; paragraphs are parted by empty lines
 * @param attachments archived documents
 */
public record NewMessage(String about, Language language, String subject, String body, List<Path> attachments) {}
