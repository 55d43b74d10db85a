package org.rida.command.line;

import org.rida.database.DatabaseNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/** Prints what the database has to say of an earlier process that was killed, and logs it. */
record NoticePrinter(Terminal terminal) implements ApplicationListener<PayloadApplicationEvent<DatabaseNotice>> {

    private static final Logger LOG = LoggerFactory.getLogger(NoticePrinter.class);

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<DatabaseNotice> event) {
        LOG.warn("{}", event.getPayload().text().en());
        terminal.problem(event.getPayload().text());
    }
}
