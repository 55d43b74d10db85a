package org.rida.job.charity;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rida.i18n.BilingualText;
import org.rida.policy.ClockVersion;
import org.rida.policy.Dimension;
import org.rida.policy.Policy;
import org.rida.policy.WorkingCalendar;

/** The fields of {@link CharityForm} with the values that a policy has. */
final class CharityValues {

    private static final int PERCENT = 100;

    private CharityValues() {}

    /** Of several versions of the promise the one in force is shown. */
    static Map<String, String> read(Policy policy, LocalDate today) {
        Map<String, String> values = new LinkedHashMap<>();
        names(values, "name.", policy.association().name());
        names(values, "title.", policy.association().policyTitle());
        values.put("version", policy.association().policyVersion());
        values.put("decision", policy.association().decision());
        values.put("promise-target", percent(policy.association().promiseTarget()));
        values.put("satisfaction-target", percent(policy.association().satisfactionTarget()));
        ClockVersion clock = PromiseVersions.of(policy, today).inForce();
        values.put("target-days", Integer.toString(clock.targetDays()));
        values.put("target-working-days", Integer.toString(clock.targetWorkingDays()));
        values.put("in-force-from", clock.inForceFrom().toString());
        values.put("basis", clock.headline() == ClockVersion.Basis.WORKING ? "working" : "calendar");
        policy.calendar()
                .workweek()
                .forEach(day -> values.put("workday." + day.name().toLowerCase(Locale.ROOT), "on"));
        holidays(values, policy.calendar().holidays());
        for (int row = 0; row < policy.kinds().size(); row++) {
            if (policy.kinds().get(row).promised()) {
                values.put(CharityForm.KIND + "." + row + ".promised", "on");
            }
        }
        terms(values, CharityForm.KIND, policy.terms(Dimension.KIND));
        terms(values, "channel", policy.channels());
        terms(values, "service", policy.services());
        return values;
    }

    private static void holidays(Map<String, String> values, List<WorkingCalendar.Holiday> holidays) {
        for (int row = 0; row < holidays.size(); row++) {
            String place = CharityForm.HOLIDAY + "." + row + ".";
            values.put(place + "from", holidays.get(row).from().toString());
            values.put(place + "to", holidays.get(row).to().toString());
            names(values, place, holidays.get(row).name());
        }
    }

    private static void terms(Map<String, String> values, String list, List<Policy.Term> terms) {
        for (int row = 0; row < terms.size(); row++) {
            String place = list + "." + row + ".";
            values.put(place + "code", terms.get(row).code());
            names(values, place, terms.get(row).name());
        }
    }

    private static void names(Map<String, String> values, String place, BilingualText name) {
        values.put(place + "ar", name.ar());
        values.put(place + "en", name.en());
    }

    private static String percent(double share) {
        return Long.toString(Math.round(share * PERCENT));
    }
}
