package org.rida.intake.person;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is stored about a person.
 *
 * @param place what it is a row of: {@code request}, {@code request_history}, {@code rejected_row}, {@code file} and others
 * @param file name of the sender's file
 * @param line of that file; null where it is not known
 * @param content what is stored, by the names of columns or the sender's headers
 */
public record FoundRow(String place, String file, @Nullable Long line, Map<String, String> content) {}
