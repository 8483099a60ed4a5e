package io.tieout.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@IdentityTest
class SignInIT {

    private static final String PASSWORD = IdentityTest.PASSWORD;

    private final int port;

    SignInIT(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void showsAFormThatWorksWithoutScriptsAndLoadsNothing() {
        var page = new Browser(port).get("/login");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"en\">", "<label for=\"username\">", "autocomplete=\"current-password\"")
                .doesNotContain("<script", "<link", "http://", "https://");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
    }

    @Test
    void refusesFormWithoutCsrfToken() {
        var answer = new Browser(port).post("/login", Map.of("username", "support@demo.tieout", "password", PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void saysTheSameOfWrongPasswordAndUnknownAddress() {
        var browser = new Browser(port, "203.0.113.1");

        var wrong = browser.signIn("support@demo.tieout", "not the password");
        var unknown = browser.signIn("nobody@demo.tieout", "not the password");

        assertThat(Browser.location(wrong)).endsWith("/login?refused");
        assertThat(Browser.location(unknown)).endsWith("/login?refused");
        assertThat(browser.get(Browser.location(wrong)).body()).contains("role=\"alert\"");
    }

    @Test
    void makesAccountWaitAfterTooManyAttemptsFromWhereverTheyCome() {
        for (int attempt = 1; attempt <= 10; attempt++) {
            var guess = new Browser(port, "203.0.113." + (10 + attempt)).signIn("locked@demo.tieout", "a wrong guess");
            assertThat(Browser.location(guess)).endsWith("?refused");
        }

        var next = new Browser(port, "203.0.113.99").signIn("Locked@Demo.tieout", "a wrong guess");

        assertThat(Browser.location(next)).endsWith("/login?wait");
    }

    @Test
    void makesAddressWaitAfterTooManyAttemptsWhateverTheAccount() {
        var browser = new Browser(port, "198.51.100.7");
        for (int attempt = 1; attempt <= 50; attempt++) {
            browser.signIn("guess-" + attempt + "@demo.tieout", "a wrong guess");
        }

        var next = browser.signIn("support@demo.tieout", PASSWORD);

        assertThat(Browser.location(next)).endsWith("/login?wait");
        assertThat(Browser.location(new Browser(port, "198.51.100.8").signIn("support@demo.tieout", PASSWORD)))
                .doesNotContain("wait");
    }

    @Test
    void signsOut() {
        var browser = new Browser(port);
        var flow = new CodeFlow(browser);
        flow.code("support@demo.tieout", PASSWORD);

        var out = browser.post("/logout", Map.of("_csrf", browser.csrf("/logout")));

        assertThat(Browser.location(out)).endsWith("/login?signed-out");
        assertThat(Browser.location(flow.authorize(CodeFlow.authorization()))).endsWith("/login");
    }

    @Test
    void keepsTheAddressThatTheBrowserSeesInRedirects() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(
                        "http://127.0.0.1:" + port + "/oauth2/authorize?" + Browser.query(CodeFlow.authorization())))
                .header("Accept", "text/html")
                .header("X-Forwarded-Host", "books.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Port", "443")
                .build();

        try (var client = java.net.http.HttpClient.newHttpClient()) {
            var answer = client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());

            assertThat(Browser.location(answer)).isEqualTo("https://books.example/login");
        }
    }
}
