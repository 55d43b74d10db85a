package org.rida.sampling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rida.access.Actor;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Language;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.intake.invitation.InvitationList;
import org.rida.intake.invitation.InvitationList.ListedRequest;
import org.rida.io.AtomicFile;
import org.springframework.stereotype.Component;

/** All files of a list, in a folder, for the owner's eyes only: for survey tools, and sheets of QR codes in both languages. */
@Component
public class InvitationFiles {

    private final Sampling sampling;

    public InvitationFiles(Sampling sampling) {
        this.sampling = sampling;
    }

    /**
     * @param link as {@link QrSheet#write}
     * @return the files that were written
     * @throws Problem when the folder cannot be written to, or the link is none
     */
    public List<Path> write(InvitationList list, Path folder, String link, Actor actor) {
        QrSheet.requireLink(link);
        List<ListedRequest> requests = sampling.requests(list.id(), "files", actor);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (InvitationCsv csv : InvitationCsv.values()) {
            files.put(name(list.id(), csv), csv.write(requests));
        }
        for (Language language : Language.values()) {
            Messages messages = new Messages(language, DigitSystem.EUROPEAN);
            files.put(
                    sheetName(list.id(), language),
                    QrSheet.write(requests, link, list.draw().validTo(), messages));
        }
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                try (AtomicFile target = AtomicFile.ownerOnly(folder.resolve(file.getKey()))) {
                    Files.write(target.unfinished(), file.getValue());
                    target.commit();
                }
            }
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", folder, "reason", Problem.reason(e));
        }
        return files.keySet().stream().map(folder::resolve).toList();
    }

    /**
     * Deletes the files of these lists.
     *
     * @return how many
     * @throws Problem when one cannot be deleted
     */
    public static int delete(Path folder, Collection<Long> lists) {
        Set<String> names = new HashSet<>();
        for (long list : lists) {
            Stream.of(InvitationCsv.values()).forEach(csv -> names.add(name(list, csv)));
            Stream.of(Language.values()).forEach(language -> names.add(sheetName(list, language)));
        }
        int deleted = 0;
        for (String name : names) {
            try {
                deleted += Files.deleteIfExists(folder.resolve(name)) ? 1 : 0;
            } catch (IOException e) {
                throw Problem.because(e, "problem.folder-not-writable", "folder", folder, "reason", Problem.reason(e));
            }
        }
        return deleted;
    }

    /** Of the file for a survey tool. */
    public static String name(long list, InvitationCsv csv) {
        return csv == InvitationCsv.PLAIN
                ? "invitation-list-%d.csv".formatted(list)
                : "invitation-list-%d-%s.csv".formatted(list, csv.code());
    }

    /** Of the sheet of QR codes. */
    public static String sheetName(long list, Language language) {
        return "invitation-list-%d-codes-%s.pdf".formatted(list, language.code());
    }
}
