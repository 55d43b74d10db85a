package org.rida.privacy;

/** Check digits of cards and bank accounts. */
final class Checksums {

    private Checksums() {}

    /** Whether the last digit is the check digit of the Luhn algorithm (ISO/IEC 7812-1, annex B). */
    static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    /**
     * Whether the check digits of an IBAN are right: modulo 97 (ISO 13616, ISO 7064).
     *
     * @param iban lower case letters and digits; country, check digits, account
     */
    static boolean isIban(String iban) {
        int remainder = 0;
        for (int i = 0; i < iban.length(); i++) {
            int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder == 1;
    }
}
