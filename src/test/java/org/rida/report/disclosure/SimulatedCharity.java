package org.rida.report.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Two years of answers of a made-up charity; some come in after their month was issued. About half of all requests are rated. */
final class SimulatedCharity {

    static final int MONTHS = 24;
    private static final double ANSWERED = 0.5;
    private static final double OTHERS = 0.4;

    /** Frequencies in percent, as in the sample data: a few values stay rare. */
    private static final Map<String, Map<String, Double>> SLICES = new LinkedHashMap<>();

    static {
        SLICES.put(
                "channel",
                weights(
                        "phone:27 interview:22 website:21 help-request:15 social-media:13 letter:1.2 volunteering:0.8"));
        SLICES.put(
                "service", weights("food:27 rent:19 education:13 health:12 recreation:11 orphan-care:9 home-repair:9"));
        SLICES.put("segment", weights("low-income:46 widow:22 elderly:13 disability:9 orphan:5 health:5"));
        SLICES.put("department", weights("relations:55 research:30 programmes:14 volunteering:1"));
        SLICES.put("mode", weights("link:50 phone:30 interviewer:15 paper:5"));
    }

    private static final List<String> SENSITIVE = List.of("orphan", "health");

    /** @param seen the month whose issue is the first to count it; its own, or later */
    record SimulatedAnswer(int month, int seen, Map<String, String> values, boolean satisfied, boolean speed) {}

    private final List<SimulatedAnswer> answers = new ArrayList<>();
    private final Random random;
    /** Whether one service is for one segment only: rows of two slices lie within each other. */
    private final boolean isNested;

    SimulatedCharity(long seed, int requestsAMonth) {
        random = new Random(seed);
        isNested = seed % 2 != 0;
        double late = random.nextDouble();
        for (int month = 0; month < MONTHS; month++) {
            int n = poisson(requestsAMonth * ANSWERED * (0.8 + 0.4 * random.nextDouble()));
            for (int i = 0; i < n; i++) {
                answers.add(answer(month, month));
            }
            if (random.nextDouble() < late) {
                int after = month + 1 + random.nextInt(3);
                for (int i = 1 + random.nextInt(30); i > 0; i--) {
                    answers.add(answer(month, after));
                }
            }
        }
    }

    private SimulatedAnswer answer(int month, int seen) {
        Map<String, String> values = new TreeMap<>();
        SLICES.forEach((slice, weights) -> values.put(slice, draw(weights)));
        if (isNested && "orphan-care".equals(values.get("service"))) {
            values.put("segment", "orphan");
        }
        String outcome = draw(weights("accepted:52 rejected:22 waiting:15 left:2 unclocked:9"));
        values.put("outcome", outcome);
        boolean answered = outcome.equals("accepted") || outcome.equals("rejected");
        values.put("timeliness", answered ? draw(weights("on_time:80 late:20")) : outcome);
        boolean happy = random.nextDouble() < (outcome.equals("accepted") ? 0.85 : outcome.equals("left") ? 0.2 : 0.55);
        return new SimulatedAnswer(month, seen, values, happy, random.nextDouble() < OTHERS + 0.5);
    }

    /** Those of some months that are there when a month is issued. */
    BitSet seenBy(int at, int from, int to) {
        BitSet seen = new BitSet();
        for (int i = 0; i < answers.size(); i++) {
            SimulatedAnswer answer = answers.get(i);
            if (answer.month() >= from && answer.month() <= to && answer.seen() <= at) {
                seen.set(i);
            }
        }
        return seen;
    }

    List<OpinionRow> rows(String slice, BitSet of) {
        Map<String, BitSet> rows = new LinkedHashMap<>();
        order(slice).forEach(value -> rows.put(value, new BitSet()));
        of.stream().forEach(i -> rows.get(answers.get(i).values().get(slice)).set(i));
        return rows.entrySet().stream()
                .filter(row -> !row.getValue().isEmpty())
                .map(row -> OpinionRow.of(row.getKey(), row.getValue()))
                .toList();
    }

    private static List<String> order(String slice) {
        return switch (slice) {
            case "outcome" -> List.of("accepted", "rejected", "waiting", "left", "unclocked");
            case "timeliness" -> List.of("on_time", "late", "waiting", "left", "unclocked");
            default -> List.copyOf(SLICES.get(slice).keySet());
        };
    }

    static List<String> slices() {
        List<String> all = new ArrayList<>(SLICES.keySet());
        all.addAll(List.of("outcome", "timeliness"));
        return all;
    }

    OpinionColumn overall() {
        BitSet all = new BitSet();
        all.set(0, answers.size());
        BitSet satisfied = new BitSet();
        for (int i = 0; i < answers.size(); i++) {
            satisfied.set(i, answers.get(i).satisfied());
        }
        return new OpinionColumn("overall", all, satisfied);
    }

    /** A second question, which some leave out. */
    OpinionColumn speed() {
        BitSet valid = new BitSet();
        for (int i = 0; i < answers.size(); i++) {
            valid.set(i, answers.get(i).speed());
        }
        return new OpinionColumn(
                "speed",
                valid,
                overall().within(valid).isEmpty() ? valid : overall().satisfied());
    }

    BitSet sensitive() {
        BitSet sensitive = new BitSet();
        for (int i = 0; i < answers.size(); i++) {
            sensitive.set(i, SENSITIVE.contains(answers.get(i).values().get("segment")));
        }
        return sensitive;
    }

    private static Map<String, Double> weights(String text) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String each : text.split(" ")) {
            String[] pair = each.split(":");
            weights.put(pair[0], Double.parseDouble(pair[1]));
        }
        return weights;
    }

    private String draw(Map<String, Double> weights) {
        double at = random.nextDouble()
                * weights.values().stream().mapToDouble(Double::doubleValue).sum();
        String last = "";
        for (Map.Entry<String, Double> each : weights.entrySet()) {
            last = each.getKey();
            at -= each.getValue();
            if (at < 0) {
                break;
            }
        }
        return last;
    }

    private int poisson(double mean) {
        int n = 0;
        for (double at = -Math.log(1 - random.nextDouble()); at < mean; at -= Math.log(1 - random.nextDouble())) {
            n++;
        }
        return n;
    }
}
