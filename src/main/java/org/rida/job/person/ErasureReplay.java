package org.rida.job.person;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.rida.access.Actor;
import org.rida.database.backup.ErasureList;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.key.ErasedNumberList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Compares the list of erased people with the database at every start. Whoever is on the list and not known as erased came back
 * with an older backup, or the process died while it erased: they are erased again before anything else happens.
 */
@Component
class ErasureReplay {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureReplay.class);

    private final ErasedNumberList erased;
    private final Persons persons;
    private final Path data;
    private final Path backupFolder;

    ErasureReplay(
            ErasedNumberList erased,
            Persons persons,
            @Value("${rida.data}") Path data,
            @Value("${rida.backup.folder}") Path backupFolder) {
        this.erased = erased;
        this.persons = persons;
        this.data = data;
        this.backupFolder = backupFolder;
    }

    @EventListener(ApplicationStartedEvent.class)
    void started() {
        Set<String> known = erased.hashes();
        Set<String> listed = new TreeSet<>(ErasureList.read(data));
        listed.addAll(ErasureList.read(backupFolder));
        listed.removeAll(known);
        ErasureList.add(data, known);
        if (listed.isEmpty()) {
            return;
        }
        if (!Files.exists(data.resolve("beneficiary.key"))) {
            LOG.warn("{}", Problem.of("person.problem.replay-without-key").getMessage());
            return;
        }
        BilingualText reason = BilingualText.ofMessage("person.replayed");
        persons.replay(listed, reason.ar() + " / " + reason.en(), new Actor("restore", Actor.Kind.SCHEDULE, ""));
        LOG.info("{} numbers of people who were erased before were erased again", listed.size());
    }
}
