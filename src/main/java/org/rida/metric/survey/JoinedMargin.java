package org.rida.metric.survey;

import static java.util.Comparator.comparingInt;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A margin some of whose categories are joined, and the category of each respondent in it. */
final class JoinedMargin {

    private final String name;
    private final List<String> categories;
    private final double[] asked;
    private final int[] partOfCategory;
    private final int[] categoryOfRespondent;

    /** @throws IllegalArgumentException when nobody was asked in a respondent's category */
    JoinedMargin(Margin margin, List<Respondent> respondents) {
        this.name = margin.name();
        this.categories = margin.asked().keySet().stream().sorted().toList();
        this.asked = categories.stream().mapToDouble(margin.asked()::get).toArray();
        this.partOfCategory = IntStream.range(0, categories.size()).toArray();
        this.categoryOfRespondent = respondents.stream()
                .mapToInt(respondent -> indexOf(respondent.category(name)))
                .toArray();
    }

    private int indexOf(String category) {
        int index = categories.indexOf(category);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "margin \"%s\": nobody was asked in category \"%s\"".formatted(name, category));
        }
        return index;
    }

    String name() {
        return name;
    }

    /** The joined categories that are left, each known by the first of its categories. */
    int[] parts() {
        return Arrays.stream(partOfCategory).distinct().sorted().toArray();
    }

    /** Whether it still tells people apart. */
    boolean separates() {
        return parts().length > 1;
    }

    int partOf(int respondent) {
        return partOfCategory[categoryOfRespondent[respondent]];
    }

    /** The share of everyone asked, 0 to 1. */
    double share(int part) {
        double sum = IntStream.range(0, asked.length)
                .filter(category -> partOfCategory[category] == part)
                .mapToDouble(category -> asked[category])
                .sum();
        return sum / Arrays.stream(asked).sum();
    }

    int respondents(int part) {
        return (int) Arrays.stream(categoryOfRespondent)
                .filter(category -> partOfCategory[category] == part)
                .count();
    }

    /** Joins parts of fewer respondents than this, the smallest first, each to the next smallest. */
    void joinUpTo(int least) {
        while (separates() && respondents(smallest(-1)) < least) {
            join(smallest(-1));
        }
    }

    /** Joins a part to the smallest other one. */
    void join(int part) {
        int partner = smallest(part);
        int first = Math.min(part, partner);
        for (int category = 0; category < partOfCategory.length; category++) {
            int now = partOfCategory[category];
            partOfCategory[category] = now == part || now == partner ? first : now;
        }
    }

    /** The categories of each part that consists of several. */
    List<List<String>> joined() {
        return Arrays.stream(parts())
                .mapToObj(part -> IntStream.range(0, categories.size())
                        .filter(category -> partOfCategory[category] == part)
                        .mapToObj(categories::get)
                        .toList())
                .filter(names -> names.size() > 1)
                .toList();
    }

    /** The part with the fewest respondents, the first by name among equals, but not the one given. */
    private int smallest(int butNot) {
        return Arrays.stream(parts())
                .filter(part -> part != butNot)
                .boxed()
                .min(comparingInt(this::respondents))
                .orElseThrow();
    }
}
