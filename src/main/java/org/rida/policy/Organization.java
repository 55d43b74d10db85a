package org.rida.policy;

import java.time.ZoneId;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;

/**
 * The charity and its policy's identity.
 *
 * @param name of the charity
 * @param policyTitle of the policy whose promise is measured
 * @param zone of all days and times
 * @param digits of Arabic texts
 * @param policyVersion as printed in the footer of each report page
 * @param decision number of the board's decision that approved the policy
 * @param promiseTarget share 0..1 of requests that the board wants answered within the target
 * @param satisfactionTarget share 0..1 of satisfied answers that the board wants
 * @param policyYearBegins with which month of the year its own year begins; January when it does not say
 */
public record Organization(
        BilingualText name,
        BilingualText policyTitle,
        String policyVersion,
        String decision,
        ZoneId zone,
        DigitSystem digits,
        double promiseTarget,
        double satisfactionTarget,
        int policyYearBegins) {

    public Organization {
        policyYearBegins = policyYearBegins == 0 ? 1 : policyYearBegins;
    }
}
