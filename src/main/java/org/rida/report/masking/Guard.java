package org.rida.report.masking;

import org.rida.metric.masking.Masking;
import org.rida.policy.Policy.Audience;













import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The one door through which every table of an output for the board or the public passes before it is shown: it decides which
 * cells are masked, given all that readers have in hand already, and remembers it for those who come later.
 */
public final class Guard {

    /** For those who may see every number. */
    public static final Guard NONE = new Guard(Audience.QUALITY, Map.of(), Published.NOTHING);

    private final Audience audience;
    private final Map<Audience, Integer> smallest;
    private final Published published;
    private final Siblings siblings;
    private final List<Disclosed> disclosed = new ArrayList<>();

    Guard(Audience audience, Map<Audience, Integer> smallest, Published published) {
        this(audience, smallest, published, new Siblings(List.of()));
    }

    Guard(Audience audience, Map<Audience, Integer> smallest, Published published, Siblings siblings) {
        this.audience = audience;
        this.smallest = smallest;
        this.published = published;
        this.siblings = siblings;
    }

    /** What this edition shows and masks, family by family. */
    public List<Disclosed> disclosed() {
        return List.copyOf(disclosed);
    }

    /** The editions that it looked at. */
    public List<Long> beside() {
        return published.editions();
    }

    public Masking review(Family family, FigureScope place, int k) {
        return review(family, place, k, Masking.Before.NOTHING);
    }

    /** @param before what other blocks of the same edition have done */
    public Masking review(Family family, FigureScope place, int k, Masking.Before before) {
        return judge(family, place, k, before, Judgement.Cells.EACH);
    }

    /** Cells of which all are shown or none. */
    public Masking together(Family family, FigureScope place, int k) {
        return judge(family, place, k, Masking.Before.NOTHING, Judgement.Cells.ALL_OR_NONE);
    }

    /** Cells that are always shown, told for the sake of those that add up with them. */
    public void shows(Family family, FigureScope place) {
        remember(family, place, Masking.NOTHING);
    }

    private Masking judge(Family family, FigureScope place, int k, Masking.Before before, Judgement.Cells cells) {
        Judgement judgement = new Judgement(audience, smallest, published, k, before, cells);
        Masking masking = siblings.judged(
                place,
                List.of(family.name(), place.period(), k, before, cells),
                () -> judgement.review(family, siblings.scopes(place)));
        return remember(family, place, masking);
    }

    private Masking remember(Family family, FigureScope place, Masking masking) {
        if (!Judgement.readers(audience).isEmpty()) {
            disclosed.add(Disclosed.of(audience, family.name(), place, family.at(place), masking));
        }
        return masking;
    }
}
