package org.rida.console.analysis;

import java.io.Serializable;
import java.time.LocalDate;
import org.rida.privacy.PiiMasking;

/**
 * What was typed into the form of a new action, until it is shown again. It is in the session and thus in the database, so personal data
 * are masked as they would be in the action.
 */
record TypedAction(String obstacle, String action, String owner, LocalDate due, String series) implements Serializable {

    TypedAction {
        obstacle = PiiMasking.mask(obstacle);
        action = PiiMasking.mask(action);
        owner = PiiMasking.mask(owner);
    }
}
