package org.rida.outbox;

import java.nio.file.Path;
import java.util.List;
import org.rida.i18n.Language;

/**
 * A letter that somebody wants sent.
 *
 * @param about what it tells of, {@code edition/17/issued}: about one thing a recipient gets one letter
 * @param body plain text; paragraphs are parted by empty lines
 * @param attachments archived documents
 */
public record NewMessage(String topic, Language language, String subject, String body, List<Path> attachments) {}
