package org.rida.job.person;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rida.access.Actor;
import org.rida.database.NumberReplacement;
import org.rida.database.backup.BackupService;
import org.rida.database.backup.ErasureList;
import org.rida.intake.invitation.InvitationLists;
import org.rida.intake.key.ErasedNumberList;
import org.rida.intake.person.PersonRows;
import org.rida.job.person.PrivacyRequest.RequestedAction;
import org.rida.quality.FollowUps;
import org.rida.report.edition.EditionErasure;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Erases a person whose numbers are known, everywhere, and writes the certificate. */
@Component
class PersonEraser {

    private final PersonRows rows;
    private final PersonFiles files;
    private final InvitationLists lists;
    private final EditionErasure editions;
    private final FollowUps followUps;
    private final NumberReplacement replacement;
    private final ErasedNumberList erased;
    private final PrivacyRequests requests;
    private final BackupService backups;
    private final InstantSource time;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Path data;
    private final Path backupFolder;

    PersonEraser(
            PersonRows rows,
            PersonFiles files,
            InvitationLists lists,
            EditionErasure editions,
            FollowUps followUps,
            NumberReplacement replacement,
            ErasedNumberList erased,
            PrivacyRequests requests,
            BackupService backups,
            InstantSource time,
            JsonMapper json,
            PlatformTransactionManager transactions,
            @Value("${rida.data}") Path data,
            @Value("${rida.backup.folder}") Path backupFolder) {
        this.rows = rows;
        this.files = files;
        this.lists = lists;
        this.editions = editions;
        this.followUps = followUps;
        this.replacement = replacement;
        this.erased = erased;
        this.requests = requests;
        this.backups = backups;
        this.time = time;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
        this.data = data;
        this.backupFolder = backupFolder;
    }

    /**
     * Erases in one transaction, but for files, which are erased within it and cannot be brought back: the next start continues one that was interrupted, and finds nothing in them any more.
     *
     * @param typed pseudonyms of numbers as they were typed, which tables do not have
     * @return the number of the request in the register, which has the certificate
     */
    long erase(LocatedPerson person, Map<String, String> typed, String reason, Actor actor) {
        ErasureList.add(data, person.hashes());
        if (Files.isDirectory(backupFolder)) {
            ErasureList.add(backupFolder, person.hashes());
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            Map<String, Object> certificate = new LinkedHashMap<>();
            certificate.put("subject", person.subject());
            certificate.put("erasedAt", time.instant().toString());
            certificate.put("requests", person.numbers().requests().size());
            certificate.put("responses", person.numbers().responses().size());
            List<Long> named = lists.naming(person.numbers().requests());
            certificate.put("tables", eraseRows(person, typed));
            certificate.put("files", files.erase(person.matcher(), named));
            certificate.put("editions", editions.erase(person.numbers().requests()));
            certificate.put("backupsBefore", backups.list(backupFolder).size());
            erased.add(person.hashes(), time.instant().atOffset(ZoneOffset.UTC));
            return requests.complete(
                    RequestedAction.ERASE, person.subject(), reason, actor, json.writeValueAsString(certificate));
        }));
    }

    /** Editions are looked for by the numbers that tables still have, so that these are replaced last. */
    private Map<String, Long> eraseRows(LocatedPerson person, Map<String, String> typed) {
        Map<String, Long> tables = new LinkedHashMap<>(rows.erase(person.numbers()));
        tables.put(
                "follow_up",
                followUps.erase(person.numbers().requests(), person.numbers().responses()));
        Map<String, String> pseudonyms = new LinkedHashMap<>(typed);
        pseudonyms.putAll(person.numbers().pseudonyms(person.matcher()));
        replacement.replace(pseudonyms).forEach((table, n) -> tables.merge(table, n, Math::max));
        tables.values().removeIf(n -> n == 0);
        return tables;
    }
}
