package org.rida.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rida.access.UserRepository.User;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Recognizes browsers in which an account has been logged in before, by a signed text that the browser keeps: number of the
 * account, random number of the device, HMAC-SHA256 of both and of the password's hash. A new password therefore ends all of
 * them. Such a text opens nothing; it only decides whose failures are counted together, see {@link LoginAttempts}.
 */
@Service
public class KnownDevices {

    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int DEVICE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String ADD_KEY =
            "insert into access_device_key (secret) values (:secret) on conflict (single) do nothing";

    private static final String KEY = "select secret from access_device_key";

    private final JdbcClient sql;
    private final UserRepository users;

    KnownDevices(JdbcClient sql, UserRepository users) {
        this.sql = sql;
        this.users = users;
    }

    /**
     * What a browser is to keep after a log-in.
     *
     * @param user number of the account
     * @param kept what the browser keeps already, of all accounts; its number of the device remains
     * @throws IllegalStateException when there is no such account
     */
    public String remember(long user, Collection<String> kept) {
        User owner = users.byId(user).orElseThrow(() -> new IllegalStateException("no user " + user));
        return signed(owner, find(owner, kept).orElseGet(() -> encode(random(DEVICE_BYTES))));
    }

    /**
     * The number of the device, when the account has been logged in on it with its present password.
     *
     * @param kept what the browser keeps, of all accounts; may be forged
     */
    Optional<String> find(User owner, Collection<String> kept) {
        return kept.stream()
                .map(text -> text.split("\\.", -1))
                .filter(parts -> parts.length == 3)
                .filter(parts -> isEqual(signed(owner, parts[1]), String.join(".", parts)))
                .map(parts -> parts[1])
                .findFirst();
    }

    private String signed(User owner, String device) {
        String named = owner.person().id() + "." + device;
        return named + "." + encode(hmac(named + "." + owner.password()));
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key(), HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In the database, so that all processes have the same. */
    private byte[] key() {
        Optional<byte[]> key = sql.sql(KEY).query(byte[].class).optional();
        if (key.isPresent()) {
            return key.get();
        }
        sql.sql(ADD_KEY).param("secret", random(KEY_BYTES)).update();
        return sql.sql(KEY).query(byte[].class).single();
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
