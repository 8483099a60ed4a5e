package io.tieout.identity.client;

import java.security.SecureRandom;
import java.util.Base64;

/// A client's secret in clear, on its way to the one person who sees it.
public record ClientSecret(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int MIN_LENGTH = 24;
    private static final int MAX_LENGTH = 72;

    public ClientSecret {
        if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a client's secret has " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
        }
    }

    static ClientSecret random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ClientSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "ClientSecret[…]";
    }
}
