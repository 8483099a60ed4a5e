package io.tieout.reconciliation.publicpage;

import io.tieout.paper.PrintLanguage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// What all pages have in common.
public final class PublicPage {

    private static final String STYLE = "body{font:16px/1.5 sans-serif;max-width:70em;margin:2em auto;padding:0 1em}"
            + "table{border-collapse:collapse;width:100%}td,th{padding:.2em .5em;border-bottom:1px solid #ccc;text-align:left}"
            + ".n{text-align:right;white-space:nowrap}.e{color:#a00}textarea{width:100%}";

    private PublicPage() {}

    /// What the browser may do with a page of ours: show it with our style, and send its form back to us.
    public static String contentSecurityPolicy() {
        return "default-src 'none'; style-src 'sha256-" + hash(STYLE)
                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    /// @param title plain text
    /// @param body HTML
    public static String of(PrintLanguage language, String title, String body) {
        return "<!doctype html><html lang=\"" + tag(language)
                + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>"
                + escaped(title) + "</title><style>" + STYLE + "</style></head><body><h1>" + escaped(title) + "</h1>"
                + body + "</body></html>";
    }

    /// The same for every token that opens nothing. Nobody knows the reader's language.
    public static String nothing() {
        return of(
                PrintLanguage.EN,
                "404",
                "<p>There is nothing here. The link may have been used, or be out of date.</p>"
                        + "<p lang=\"zh\">此链接无效、已使用或已过期。</p>"
                        + "<p lang=\"id\">Tautan ini tidak berlaku, telah digunakan, atau kedaluwarsa.</p>");
    }

    static String shutOut() {
        return of(
                PrintLanguage.EN,
                "429",
                "<p>Too many attempts. Try again later.</p><p lang=\"zh\">尝试次数过多，请稍后再试。</p>"
                        + "<p lang=\"id\">Terlalu banyak percobaan. Coba lagi nanti.</p>");
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String tag(PrintLanguage language) {
        return switch (language) {
            case EN -> "en";
            case ZH -> "zh-CN";
            case ID -> "id";
        };
    }

    private static String hash(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
