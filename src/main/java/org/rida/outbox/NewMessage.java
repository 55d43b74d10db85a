package org.rida.outbox;

import java.util.List;
import org.rida.i18n.Language;

/**
 * A message to be enqueued.
 *
 * @param topic what it is about, {@code edition/17/issued}: a recipient gets one message for each topic and language
 * @param body plain text; paragraphs are separated by empty lines
 * @param attachments documents of editions, which stay where they are until the message is sent
 */
public record NewMessage(String topic, Language language, String subject, String body, List<Attachment> attachments) {}
