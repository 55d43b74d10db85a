package org.rida.report.opinion;

import java.util.List;
import java.util.Map;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.report.disclosure.KnownOpinions;
import org.rida.report.disclosure.OpinionColumn;
import org.rida.report.disclosure.OpinionRow;
import org.rida.report.disclosure.Remainders;
import org.rida.report.disclosure.Threshold;

/** Who reads a draft, what they know and from how many answers on they may see a group. */
final class OpinionReaders {

    private final Policy policy;
    private final Audience audience;
    private final AnswerBook book;
    private final KnownOpinions readByBoard = new KnownOpinions();
    private final KnownOpinions readByAll = new KnownOpinions();

    OpinionReaders(Policy policy, Audience audience, AnswerBook book) {
        this.policy = policy;
        this.audience = audience;
        this.book = book;
    }

    boolean isPublic() {
        return audience == Audience.PUBLIC;
    }

    /** From now on the rows of a table are known to the board, and when it is public to everybody. */
    void add(String slice, List<OpinionColumn> columns, List<OpinionRow> rows, boolean isPublic) {
        readByBoard.add(slice, columns, rows);
        if (isPublic) {
            readByAll.add(slice, columns, rows);
        }
    }

    /** What the public reads, the board reads as well. */
    List<Remainders> all() {
        Remainders board = new Remainders(
                readByBoard, threshold(audience == Audience.SENSITIVE ? Audience.SENSITIVE : Audience.BOARD));
        return isPublic() ? List.of(board, new Remainders(readByAll, threshold(Audience.PUBLIC))) : List.of(board);
    }

    private Threshold threshold(Audience reader) {
        Map<Audience, Integer> minimums = policy.minimumAnswers();
        int answers = minimums.getOrDefault(reader, 1);
        return reader == Audience.PUBLIC
                ? new Threshold(
                        answers,
                        minimums.getOrDefault(Audience.SENSITIVE, answers),
                        policy.minimumAnswersNoneSatisfied(),
                        book.sensitive())
                : Threshold.of(answers, policy.minimumAnswersNoneSatisfied());
    }
}
