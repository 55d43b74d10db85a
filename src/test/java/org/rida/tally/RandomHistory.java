package org.rida.tally;














import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/** A charity's files for a few months: requests told in versions, corrected, reopened; answers before and after them. */
public class RandomHistory {

    public final ReferenceLedger ledger = new ReferenceLedger();
    private final Random random;
    private final int requests;
    private LocalDate today;
    private int rounds;
    private final Map<String, LocalDate> receivedOn = new HashMap<>();
    private final List<Runnable> firstAnswers = new ArrayList<>();

    public RandomHistory(long seed) {
        random = new Random(seed);
        requests = 5 + random.nextInt(60);
        today = LocalDate.of(2024, 10, 1).plusDays(random.nextInt(500));
        rounds = 4 + random.nextInt(4);
    }

    /** False when the story is over. */
    public boolean addFiles() {
        if (rounds-- == 0) {
            return false;
        }
        today = today.plusDays(random.nextInt(45));
        List<Runnable> files = new ArrayList<>(List.of(this::requestFile, this::responseFile, this::invitationFile));
        Collections.shuffle(files, random);
        files.subList(0, 1 + random.nextInt(3)).forEach(Runnable::run);
        return true;
    }

    private void requestFile() {
        ledger.requests(today.minusDays(random.nextInt(3)).toString());
        int rows = random.nextInt(requests);
        for (int i = 0; i < rows; i++) {
            request("n" + random.nextInt(requests));
        }
    }

    private void request(String no) {
        LocalDate received = receivedOn.computeIfAbsent(
                no, n -> today.minusDays(random.nextInt(random.nextInt(20) == 0 ? 400 : 90)));
        if (random.nextInt(10) == 0) {
            received = received.minusDays(random.nextInt(60) - 30L);
        }
        StringJoiner row = new StringJoiner(" ");
        row.add("received_on=" + received).add("kind=" + one("aid", "aid", "aid", "complaint", "enquiry"));
        maybe(row, "channel", one("phone", "website"));
        maybe(row, "service", one("food", "rent"));
        maybe(row, "department", one("programmes", "volunteering"));
        maybe(row, "segment", one("orphan", "widow"));
        maybe(row, "party", one("beneficiary", "supporter"));
        maybe(row, "outreach", one("true", "false"));
        for (String stage :
                List.of("informed", "verified", "referred", "signed", "submitted", "registered", "served")) {
            maybe(row, stage + "_on", later(received).toString());
        }
        LocalDate reopened = null;
        if (random.nextInt(5) == 0) {
            reopened = earlierRuns(no, received, row);
        }
        LocalDate start = reopened == null || random.nextInt(4) == 0 ? received : reopened;
        if (random.nextInt(3) > 0) {
            row.add("replied_on=" + later(start));
            maybe(row, "decided_on", later(start).toString());
            maybe(row, "decision", one("accepted", "rejected"));
        } else if (random.nextInt(2) == 0) {
            row.add("left_on=" + later(start));
            maybe(row, "left_reason", one("withdrawn", "duplicate", "unreachable"));
        }
        ledger.request(no, row.toString());
        firstAnswers.forEach(Runnable::run);
        firstAnswers.clear();
    }

    private LocalDate earlierRuns(String no, LocalDate received, StringJoiner row) {
        LocalDate ended = later(received);
        LocalDate reopened = ended.plusDays(1 + random.nextInt(20));
        row.add("reopened_on=" + reopened);
        if (random.nextInt(3) > 0) {
            firstAnswers.add(() -> ledger.earlierAnswer(
                    no,
                    "started_on=" + received + " replied_on=" + ended + " decided_on=" + ended + " decision=rejected"));
        }
        return reopened;
    }

    private void responseFile() {
        ledger.responses(today.toString());
        int rows = random.nextInt(20);
        for (int i = 0; i < rows; i++) {
            StringJoiner row = new StringJoiner(" ");
            row.add("answered_on=" + today.minusDays(random.nextInt(70)));
            maybe(row, "request_no", "n" + random.nextInt(requests + 5));
            maybe(row, "mode", one("phone", "link"));
            maybe(row, "channel", one("phone", "website"));
            maybe(row, "segment", one("orphan", "widow"));
            maybe(row, "comment", one("وتأخرتوا", "شكرًا", "مستندات", "بيتنا"));
            maybe(row, "suggestion", one("الدوام", "تطبيق"));
            ledger.response("r" + random.nextInt(60), row.toString(), scores());
        }
    }

    private String scores() {
        StringJoiner scores = new StringJoiner(",");
        for (String question : List.of("overall", "before", "after")) {
            if (random.nextInt(4) > 0) {
                scores.add(question + ":" + (random.nextInt(6) == 0 ? "null" : 1 + random.nextInt(5)));
            }
        }
        return scores.add("informed-of-rights:" + one("0", "1", "null")).toString();
    }

    private void invitationFile() {
        ledger.invitations(today.toString());
        for (int i = random.nextInt(30); i > 0; i--) {
            ledger.invitation(
                    "n" + random.nextInt(requests + 5),
                    today.minusDays(random.nextInt(60)).toString(),
                    one("phone", "link"));
        }
    }

    private void maybe(StringJoiner row, String column, String value) {
        if (random.nextInt(3) > 0) {
            row.add(column + "=" + value);
        }
    }

    private LocalDate later(LocalDate start) {
        return start.plusDays(random.nextInt(random.nextInt(10) == 0 ? 200 : 30));
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }
}
