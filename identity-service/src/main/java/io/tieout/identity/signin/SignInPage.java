package io.tieout.identity.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The pages of signing in and out: plain HTML that works without scripts and loads nothing.
///
/// Nothing a caller sends is put into them, apart from the CSRF token that was made here.
final class SignInPage {

    private static final String STYLE = """
            :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
            body{margin:0;min-height:100vh;display:grid;place-items:center}
            main{width:min(22rem,90vw)}
            h1{font-size:1.5rem}
            label{display:block;margin:1rem 0 .25rem}
            input{box-sizing:border-box;width:100%;padding:.6rem;font:inherit;border:1px solid #767676;border-radius:.3rem}
            button{width:100%;margin-top:1.5rem;padding:.7rem;font:inherit;font-weight:600;color:#fff;background:#0b5394;\
            border:1px solid #0b5394;border-radius:.3rem;cursor:pointer}
            :focus-visible{outline:3px solid #f0a000;outline-offset:2px}
            .problem{padding:.6rem .8rem;border-left:.3rem solid #b00020}
            """;

    /// Only the style above may apply, and nothing may be loaded, framed or run. After signing in the browser is
    /// sent to the application that asked, which browsers count as part of the form's way: hence loopback addresses
    /// of any port.
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self' http://127.0.0.1:* http://[::1]:*; frame-ancestors 'none'; base-uri 'none'";

    enum Message {
        NONE(""),
        REFUSED("The address or the password is not right."),
        TOO_MANY_ATTEMPTS("There were too many attempts. Please wait a quarter of an hour and try again."),
        SIGNED_OUT("You are signed out.");

        private final String text;

        Message(String text) {
            this.text = text;
        }

        String html() {
            return text.isEmpty() ? "" : "<p class=\"problem\" role=\"alert\">" + text + "</p>";
        }
    }

    private SignInPage() {}

    static String signIn(Message message, String csrfName, String csrfToken) {
        return page("Sign in", message.html() + """
                <form method="post" action="/login">
                <label for="username">E-mail address</label>
                <input id="username" name="username" type="email" autocomplete="username" required autofocus maxlength="254">
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200">
                """ + hidden(csrfName, csrfToken) + """
                <button type="submit">Sign in</button>
                </form>
                """);
    }

    static String signOut(String csrfName, String csrfToken) {
        return page("Sign out", """
                <form method="post" action="/logout">
                <p>Sign out of Tieout in this browser?</p>
                """ + hidden(csrfName, csrfToken) + """
                <button type="submit">Sign out</button>
                </form>
                """);
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + value + "\">\n";
    }

    private static String page(String title, String content) {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>" + title + " – Tieout</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n<main>\n"
                + "<h1>" + title + "</h1>\n" + content + "</main>\n</body>\n</html>\n";
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
