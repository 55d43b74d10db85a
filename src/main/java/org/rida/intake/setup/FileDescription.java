package org.rida.intake.setup;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rida.intake.TrialFigures;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.RecordType;

/**
 * What a person has said about an uploaded file so far, a part for each step. Stored as JSON beside the upload.
 *
 * @param file its name
 * @param saved null until the description was saved as a mapping
 * @param otherSubjects what was chosen while the rows were taken for something else; null for nothing
 * @param question that is being written and is no part of the survey yet; null for none
 */
public record FileDescription(
        String file,
        FileLayout layout,
        DescribedColumns columns,
        DescribedValues values,
        DescribedDates dates,
        @Nullable SavedDescription saved,
        @Nullable Map<RecordType, SubjectChoices> otherSubjects,
        @Nullable DescribedQuestion question) {

    /** The word for a cell that has no value. */
    public static final String NOTHING = Mapping.WordMapping.NOTHING;

    /** The word for "don't know" in the column of a question. */
    public static final String DONT_KNOW = Mapping.WordMapping.DONT_KNOW;

    /** The word for a value that is added to the policy. */
    public static final String NEW = "+";

    /**
     * What the rows and columns are.
     *
     * @param type what a row is
     * @param numberFromRow whether the rows have no number of their own
     * @param fields index of a column to the field that reads it
     * @param constants field to the code that holds for all rows
     */
    public record DescribedColumns(
            RecordType type, boolean numberFromRow, Map<Integer, String> fields, Map<String, String> constants) {}

    /**
     * What the values mean.
     *
     * @param words field to the sender's words, each with the code that it means
     * @param unlisted field to what becomes of other values: reject, keep or null
     * @param terms values that are to be added to the policy
     */
    public record DescribedValues(
            Map<String, Map<String, String>> words, Map<String, String> unlisted, List<NewTerm> terms) {

        static final DescribedValues NONE = new DescribedValues(Map.of(), Map.of(), List.of());

        /** Codes of the kinds to be added for which an answer is promised. */
        Set<String> promisedKinds() {
            return terms.stream().filter(NewTerm::isPromised).map(NewTerm::code).collect(Collectors.toSet());
        }

        /** The meanings of the words of a field. */
        public Map<String, String> wordsOf(String field) {
            return words.getOrDefault(field, Map.of());
        }
    }

    /**
     * A channel, service or kind of request that the policy does not have yet.
     *
     * @param dimension channel, service or kind
     * @param word the sender's word for it
     * @param promised whether an answer is promised for the kind; null for the others
     */
    public record NewTerm(
            String dimension, String code, String word, String ar, String en, @Nullable Boolean promised) {

        /** Whether it is a kind of request for which an answer is promised. */
        public boolean isPromised() {
            return Boolean.TRUE.equals(promised);
        }
    }

    /**
     * How dates are read.
     *
     * @param calendar gregorian or hijri
     * @param order auto, day-first or month-first
     * @param numbers field to the format of a column of bare numbers: {@code excel}, or {@code day-of} and a month; null for none
     */
    public record DescribedDates(String calendar, String order, @Nullable Map<String, String> numbers) {

        /** A format that stands for the bare numbers of a column. */
        private static final Pattern OF_NUMBERS = Pattern.compile("excel|day-of (?:19|20)\\d\\d-(?:0[1-9]|1[0-2])");

        /** Anything unknown is left to the dates themselves. */
        public DescribedDates {
            calendar = calendar.equals("hijri") ? calendar : "gregorian";
            order = order.equals("day-first") || order.equals("month-first") ? order : "auto";
            numbers = numbers == null
                    ? Map.of()
                    : numbers.entrySet().stream()
                            .filter(e -> OF_NUMBERS.matcher(e.getValue()).matches())
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        /** The format of a column of bare numbers; empty where nobody has said what they are. */
        public String ofNumbers(String field) {
            return Objects.requireNonNull(numbers).getOrDefault(field, "");
        }
    }

    /**
     * What was saved.
     *
     * @param mapping its name
     * @param run number of the run that imports the file
     * @param figures that the whole file gives by itself
     */
    public record SavedDescription(String mapping, long run, TrialFigures figures) {}

    /**
     * A question of the survey as far as it is written.
     *
     * @param column index of its column; empty while none is chosen
     */
    public record DescribedQuestion(String column, String ar, String en) {}

    /** What was chosen for rows of one type. */
    public record SubjectChoices(DescribedColumns columns, DescribedValues values, DescribedDates dates) {}

    /** Before anything is known but the name. */
    static FileDescription begun(String file) {
        return new FileDescription(
                file,
                FileLayout.GUESSED,
                new DescribedColumns(RecordType.REQUEST, false, Map.of(), Map.of()),
                DescribedValues.NONE,
                new DescribedDates("gregorian", "auto", null),
                null,
                null,
                null);
    }

    FileDescription with(FileLayout other) {
        return new FileDescription(file, other, columns, values, dates, saved, otherSubjects, question);
    }

    FileDescription with(DescribedColumns other) {
        return new FileDescription(file, layout, other, values, dates, saved, otherSubjects, question);
    }

    public FileDescription with(DescribedValues other) {
        return new FileDescription(file, layout, columns, other, dates, saved, otherSubjects, question);
    }

    public FileDescription with(DescribedDates other) {
        return new FileDescription(file, layout, columns, values, other, saved, otherSubjects, question);
    }

    /** @param other null for none */
    public FileDescription with(@Nullable DescribedQuestion other) {
        return new FileDescription(file, layout, columns, values, dates, saved, otherSubjects, other);
    }

    /** As if nobody had said which number of the dates is the day. */
    public FileDescription withDateOrderOpen() {
        return with(new DescribedDates(dates.calendar(), "auto", dates.numbers()));
    }

    /** After it was saved and its import has begun. */
    public FileDescription with(SavedDescription result) {
        return new FileDescription(file, layout, columns, values, dates, result, otherSubjects, question);
    }

    /** With what is chosen now put aside, for when the rows are taken for the same again. */
    FileDescription withSubjectKept() {
        Map<RecordType, SubjectChoices> kept = new EnumMap<>(RecordType.class);
        kept.putAll(Objects.requireNonNullElse(otherSubjects, Map.of()));
        kept.put(columns.type(), new SubjectChoices(columns, values, dates));
        return new FileDescription(file, layout, columns, values, dates, saved, kept, question);
    }

    /** Without what was chosen for other cells. */
    FileDescription withoutOtherSubjects() {
        return new FileDescription(file, layout, columns, values, dates, saved, null, null);
    }

    /** What was chosen for rows of a type before; null for nothing. */
    @Nullable
    SubjectChoices chosenFor(RecordType type) {
        return otherSubjects == null ? null : otherSubjects.get(type);
    }
}
