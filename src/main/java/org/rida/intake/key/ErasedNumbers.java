package org.rida.intake.key;

import java.util.Set;

/**
 * The numbers of people who were erased, known by keyed hashes only. What still arrives under such a number, such as the
 * reply to a request, is stored under a pseudonym that follows from the hash: the counts stay complete, and nobody can be
 * found by the number.
 */
public final class ErasedNumbers {

    private static final String PSEUDONYM = "erased-";
    private static final int PSEUDONYM_LETTERS = 20;

    private final PseudonymKey key;
    private final Set<String> hashes;

    public ErasedNumbers(PseudonymKey key, Set<String> hashes) {
        this.key = key;
        this.hashes = Set.copyOf(hashes);
    }

    public boolean isEmpty() {
        return hashes.isEmpty();
    }

    /** Whether this number was erased. */
    public boolean contains(NumberKind kind, String number) {
        return !hashes.isEmpty() && hashes.contains(hash(kind, number));
    }

    /** Whether a beneficiary was erased who is known by the stored hash of the number. */
    public boolean containsBeneficiary(String beneficiaryKey) {
        return !hashes.isEmpty() && hashes.contains(ofBeneficiary(beneficiaryKey));
    }

    /** Whether it stands for a number that was erased. */
    public static boolean isPseudonym(String number) {
        return number.startsWith(PSEUDONYM);
    }

    /** By which the number is known once it is erased; that of a pseudonym is the pseudonym itself. */
    public String pseudonym(NumberKind kind, String number) {
        return isPseudonym(number) ? number : PSEUDONYM + letters(hash(kind, number), PSEUDONYM_LETTERS);
    }

    /**
     * The beginning of a hash, written in the letters a to p: ten decimal digits would be taken for somebody's number and masked.
     *
     * @param hash hexadecimal digits
     * @param length at most that of the hash
     */
    public static String letters(String hash, int length) {
        StringBuilder letters = new StringBuilder();
        hash.chars().limit(length).forEach(digit -> letters.append((char) ('a' + Character.digit(digit, 16))));
        return letters.toString();
    }

    /**
     * The keyed hash under which an erased number is listed.
     *
     * @param number as it is stored, with the prefix of its mapping; of a beneficiary as the sender writes it
     */
    public String hash(NumberKind kind, String number) {
        return kind == NumberKind.BENEFICIARY ? ofBeneficiary(key.hash(number)) : key.hash(kind.code() + " " + number);
    }

    /** As {@link #hash}, of a beneficiary who is known by the stored hash of the number. */
    public String ofBeneficiary(String beneficiaryKey) {
        return key.hash("beneficiary " + beneficiaryKey);
    }
}
