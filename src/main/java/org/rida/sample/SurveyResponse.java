package org.rida.sample;

import java.time.LocalDate;
import java.util.Map;

/**
 * A filled survey.
 *
 * @param answeredOn day of the answer
 * @param mode of the survey
 * @param values by question code, as written in the export; unanswered questions are missing
 */
public record SurveyResponse(LocalDate answeredOn, String mode, Map<String, String> values) {}
