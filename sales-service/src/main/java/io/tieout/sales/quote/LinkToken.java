package io.tieout.sales.quote;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// The secret part of a link: 256 random bits. It exists in the link alone; here only its hash is kept.
final class LinkToken {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private LinkToken(String text) {
        this.text = text;
    }

    static LinkToken random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// @return empty for what no link of ours holds
    static Optional<LinkToken> parse(String text) {
        return text.matches("[A-Za-z0-9_-]{43}") ? Optional.of(new LinkToken(text)) : Optional.empty();
    }

    String text() {
        return text;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A token is not written to any log.
    @Override
    public String toString() {
        return "LinkToken[…]";
    }
}
