package io.tieout.platform.web;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Which page of a list is wanted: keyset paging, so that a page stays right while rows are added.
///
/// @param limit rows a page, 1 to 200
/// @param after the sort key of the last row already seen, empty for the first page
/// @param fingerprint of this list: path, filter and sort; a cursor made for another list is refused
public record PageRequest(int limit, List<String> after, String fingerprint) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final String SEPARATOR = "\u001f";
    private static final int SEAL_BYTES = 8;

    public PageRequest {
        after = List.copyOf(after);
    }

    /// @param limit the caller's `limit` parameter
    /// @param cursor the caller's `cursor` parameter, taken from an earlier page's `next`
    /// @param filterAndSort everything else that shapes the list
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor, @Nullable Object... filterAndSort) {
        int rows = limit == null ? DEFAULT_LIMIT : limit;
        if (rows < 1 || rows > MAX_LIMIT) {
            throw new BadRequest(
                    "invalid-limit",
                    "The page size is out of range",
                    "limit must be between 1 and " + MAX_LIMIT,
                    new FieldProblem("limit", "must be between 1 and " + MAX_LIMIT));
        }
        var fingerprint =
                digest(Stream.concat(Stream.of(path()), Stream.of(filterAndSort).map(String::valueOf)));
        return new PageRequest(rows, cursor == null ? List.of() : decode(cursor, fingerprint), fingerprint);
    }

    public boolean isFirst() {
        return after.isEmpty();
    }

    String cursorAfter(List<String> key) {
        var text =
                Stream.concat(Stream.of(seal(fingerprint, key)), key.stream()).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> decode(String cursor, String fingerprint) {
        List<String> parts;
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            parts = List.of(text.split(SEPARATOR, -1));
        } catch (IllegalArgumentException e) {
            throw invalidCursor();
        }
        var key = parts.subList(1, parts.size());
        if (key.isEmpty() || !parts.getFirst().equals(seal(fingerprint, key))) {
            throw invalidCursor();
        }
        return key;
    }

    /// Tells a cursor that was changed from one that we made: queries rely on the form of the key. No secret is
    /// needed, since a cursor opens nothing that the list itself does not show.
    private static String seal(String fingerprint, List<String> key) {
        return digest(Stream.concat(Stream.of(fingerprint), key.stream()));
    }

    private static String digest(Stream<String> parts) {
        try {
            var text = parts.collect(Collectors.joining(SEPARATOR));
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, SEAL_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRequestURI()
                : "";
    }

    private static BadRequest invalidCursor() {
        return new BadRequest(
                "invalid-cursor",
                "The cursor does not belong to this list",
                "cursor must be the 'next' value of a page with the same filter and sort",
                new FieldProblem("cursor", "does not belong to this list"));
    }
}
