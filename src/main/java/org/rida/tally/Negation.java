package org.rida.tally;

import java.util.List;
import java.util.Set;

/** Whether what is said at a place is said not to be so: "they were not late", "without delay", "there was no waiting". */
final class Negation {

    private static final Set<String> NOT = forms(
            "ما", "مو", "مب", "ماهو", "مهو", "ماهي", "لا", "ولا", "لم", "ليس", "ليست", "بدون", "دون", "غير", "بلا",
            "ماكان", "مافي", "مافيه", "not", "no", "never", "without", "didn't", "wasn't", "weren't", "don't", "isn't",
            "hardly");

    // Between the denial and the denied: "there was no long waiting", "they did not let me wait".
    private static final Set<String> BETWEEN = forms(
            "كان", "كانت", "في", "فيه", "فيها", "اي", "يوجد", "توجد", "هناك", "عندهم", "صار", "حصل", "لقيت", "شفت",
            "واجهت", "حسيت", "خلوني", "خلونا", "يخلوني", "يكن", "تكن", "احتجت", "اضطريت", "من", "حتى", "ابدا", "ولو",
            "هو", "هي", "طلبوا", "طلب", "مني", "منا", "any", "much", "long", "too", "a", "at", "all", "to", "have",
            "had", "did", "me", "there", "was", "so");

    // "after we waited", "as much as we waited": the same letters, no denial.
    private static final Set<String> JOINED = forms(
            "كل", "بعد", "قبل", "مثل", "زي", "قد", "طول", "يا", "حسب", "عند", "بين", "وقت", "اول", "لين", "على", "مع",
            "ليش", "ليه");

    private static final int REACH = 4;

    private Negation() {}

    static boolean isNot(Set<String> word) {
        return any(word, NOT);
    }

    /** @param at the place of the first word that is said */
    static boolean denied(List<Set<String>> words, int at) {
        for (int i = at - 1; i >= Math.max(0, at - REACH); i--) {
            if (isNot(words.get(i))) {
                return i == 0 || !any(words.get(i - 1), JOINED);
            }
            if (!any(words.get(i), BETWEEN)) {
                return false;
            }
        }
        return false;
    }

    private static boolean any(Set<String> word, Set<String> of) {
        return word.stream().anyMatch(of::contains);
    }

    private static Set<String> forms(String... words) {
        return Set.copyOf(Words.ofPhrase(String.join(" ", words)).stream()
                .map(forms -> forms.iterator().next())
                .toList());
    }
}
