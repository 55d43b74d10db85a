package org.rida.report.opinion;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rida.policy.Dimension;
import org.rida.tally.count.Population;
import org.rida.tally.count.SurveyAnswer;

/** The answers of a month column by column: a draft looks at those of many months. */
final class AnswerColumns {

    private final YearMonth month;
    private final String hash;
    private final String[] numbers;
    private final Map<String, CodedColumn> values;
    private final Map<String, CodedColumn> buckets;

    /**
     * A column of texts as two bytes for each answer: an organization's months fit into memory side by side.
     *
     * @param names of the codes; code 0 is no name
     * @param codes of the answers
     */
    private record CodedColumn(List<String> names, char[] codes) {

        @Nullable
        String name(int answer) {
            return codes[answer] == 0 ? null : names.get(codes[answer] - 1);
        }
    }

    private AnswerColumns(YearMonth month, String hash, List<SurveyAnswer> answers) {
        this.month = month;
        this.hash = hash;
        this.numbers = answers.stream().map(SurveyAnswer::number).toArray(String[]::new);
        this.values = columns(answers, SurveyAnswer::values);
        this.buckets = columns(answers, SurveyAnswer::buckets);
    }

    static AnswerColumns of(YearMonth month, List<SurveyAnswer> answers) {
        return new AnswerColumns(month, AnswerSnapshots.hash(answers), answers);
    }

    /** As they are stored under their hash. */
    static AnswerColumns of(YearMonth month, String hash, List<SurveyAnswer> answers) {
        return new AnswerColumns(month, hash, answers);
    }

    private static Map<String, CodedColumn> columns(
            List<SurveyAnswer> answers, Function<SurveyAnswer, SortedMap<String, String>> part) {
        Map<String, Map<String, Integer>> names = new HashMap<>();
        Map<String, char[]> codes = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            for (Map.Entry<String, String> entry : part.apply(answers.get(i)).entrySet()) {
                Map<String, Integer> known = names.computeIfAbsent(entry.getKey(), k -> new HashMap<>());
                int code = known.computeIfAbsent(entry.getValue(), n -> known.size() + 1);
                // a column of the policy has some dozens of values; so many would be free text
                if (code > Character.MAX_VALUE) {
                    throw new IllegalArgumentException(entry.getKey() + ": expected fewer than 65536 values");
                }
                codes.computeIfAbsent(entry.getKey(), k -> new char[answers.size()])[i] = (char) code;
            }
        }
        Map<String, CodedColumn> columns = new HashMap<>();
        names.forEach((column, known) -> {
            String[] all = new String[known.size()];
            known.forEach((name, code) -> all[code - 1] = name.intern());
            columns.put(column.intern(), new CodedColumn(List.of(all), codes.getOrDefault(column, new char[0])));
        });
        return columns;
    }

    YearMonth month() {
        return month;
    }

    /** Of the answers' text. */
    String hash() {
        return hash;
    }

    /** The number of answers. */
    int size() {
        return numbers.length;
    }

    /**
     * @param answer from 0, as in all methods here
     * @return the number under which the answer is stored
     */
    String number(int answer) {
        return numbers[answer];
    }

    /**
     * The value of a dimension, {@link Population#NOT_GIVEN} where the answer has none.
     *
     * @param slice code of the dimension
     */
    String value(String slice, int answer) {
        if (slice.equals(Dimension.ALL.code())) {
            return Dimension.EVERYTHING;
        }
        CodedColumn column = values.get(slice);
        String value = column == null ? null : column.name(answer);
        return value == null ? Population.NOT_GIVEN : value;
    }

    @Nullable
    String bucket(String population, int answer) {
        CodedColumn column = buckets.get(population);
        return column == null ? null : column.name(answer);
    }

    /** As it was given to {@link #of}. */
    SurveyAnswer answer(int answer) {
        return new SurveyAnswer(numbers[answer], month, names(values, answer), names(buckets, answer));
    }

    List<SurveyAnswer> answers() {
        List<SurveyAnswer> answers = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            answers.add(answer(i));
        }
        return answers;
    }

    private static SortedMap<String, String> names(Map<String, CodedColumn> columns, int answer) {
        SortedMap<String, String> names = new TreeMap<>();
        columns.forEach((column, coded) -> {
            String name = coded.name(answer);
            if (name != null) {
                names.put(column, name);
            }
        });
        return names;
    }
}
