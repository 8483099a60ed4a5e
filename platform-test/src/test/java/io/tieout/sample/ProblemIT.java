package io.tieout.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class ProblemIT {

    private static final String GOOD = """
            {"text":"hello","lines":[{"name":"a","amount":{"amount":"1.00","currency":"EUR"},"quantity":1.5}]}""";

    @Autowired
    private RestTestClient client;

    @LocalServerPort
    private int port;

    private final String token = TestTokens.bearer(Ids.next(), Role.ACCOUNTANT);

    @Test
    void acceptsGoodRequest() {
        post(GOOD)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.amount.amount")
                .isEqualTo("1.00")
                .jsonPath("$.id")
                .value(id -> assertThat(UUID.fromString(String.valueOf(id)).version())
                        .isEqualTo(7))
                .jsonPath("$.recordedAt")
                .value(at -> assertThat(String.valueOf(at)).endsWith("Z"));
    }

    @Test
    void refusesQueryParametersThatNothingReads() {
        var refused = client.get()
                .uri("/api/v1/notes/{id}?asOf=2026-03-31&asof=2026-03-31&versoin=2", Ids.next())
                .header("Authorization", token)
                .exchange();

        refused.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unknown-parameter")
                .jsonPath("$.detail")
                .isEqualTo("Its query parameters are asOf, version")
                .jsonPath("$.errors[*].pointer")
                .isEqualTo(List.of("asof", "versoin"));
    }

    @Test
    void refusesAQueryParameterThatIsGivenTwice() {
        client.get()
                .uri("/api/v1/notes/{id}?asOf=2026-03-31&version=1&asOf=2026-04-01", Ids.next())
                .header("Authorization", token)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("repeated-parameter")
                .jsonPath("$.errors[*].pointer")
                .isEqualTo(List.of("asOf"));
        client.get()
                .uri("/api/v1/notes/many?tag=a&tag=b")
                .header("Authorization", token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("[a, b]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"١", "１", "01", "%2B1", "0x1", "1.0"})
    void refusesNumbersOfOtherForms(String version) {
        client.get()
                .uri(URI.create("/api/v1/notes/" + Ids.next() + "?version="
                        + (version.startsWith("%") ? version : URLEncoder.encode(version, StandardCharsets.UTF_8))))
                .header("Authorization", token)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-parameter")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("version");
    }

    @Test
    void takesThePageOfAListThatHasOnlyOne() {
        client.get()
                .uri("/api/v1/notes/who?limit=200")
                .header("Authorization", token)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void takesQueryParameterThatChoosesTheMethod() {
        client.get()
                .uri("/api/v1/notes/formats/chosen?format=text")
                .header("Authorization", token)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void refusesACharacterThatTheDatabaseCannotStore() {
        post(GOOD.replace("hello", "hel\\u0000lo"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-field")
                .jsonPath("$.detail")
                .isEqualTo("The body holds a character that cannot be stored");
    }

    @Test
    void takesCharactersBeyondTheFirstPlane() {
        post(GOOD.replace("hello", "\\ud83d\\ude00")).expectStatus().isCreated();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"text":1,"lines":[]}                                                | 400 | invalid-field  | /text
            {"text":"a","lines":[]}                                              | 400 | invalid-field  | /lines
            {"text":"a"}                                                         | 400 | invalid-field  | /lines
            {"lines":[{"name":"a","amount":{"amount":"1.00","currency":"EUR"}}]} | 400 | invalid-field  | /text
            {"text":"a","lines":[{"name":" ","amount":{"amount":"1.00","currency":"EUR"}}]}   | 400 | invalid-field | /lines/0/name
            {"text":"a","lines":[{"name":"x"}]}                                  | 400 | invalid-field  | /lines/0/amount
            {"text":"a","lines":[{"name":"x","amount":{"amount":1.00,"currency":"EUR"}}]}     | 400 | invalid-field | /lines/0/amount/amount
            {"text":"a","lines":[{"name":"x","amount":{"amount":"1.0","currency":"EUR"}}]}    | 422 | invalid-money | /lines/0/amount/amount
            {"text":"a","lines":[{"name":"x","amount":{"amount":"1.00","currency":"EUX"}}]}   | 422 | invalid-money | /lines/0/amount/currency
            {"text":"a","lines":[{"name":"x","amount":{"currency":"EUR"}}]}                   | 422 | invalid-money | /lines/0/amount/amount
            {"text":"a","lines":[{"name":"x","amount":{"amount":"1.00"}}]}                    | 422 | invalid-money | /lines/0/amount/currency
            {"text":"a","lines":[{"name":"x","amount":{"amount":"99999999999999999999.00","currency":"EUR"}}]} | 422 | invalid-money | /lines/0/amount/amount
            {"text":"a","lines":[{"name":"x","amount":{"amount":"1.00","currency":"EUR","minor":100}}]} | 400 | unknown-field | /lines/0/amount/minor
            {"text":"a","more":1,"lines":[]}                                     | 400 | unknown-field  | /more
            {"text":"a","title":"<b>","lines":[]}                                | 400 | invalid-field  | /title
            {"text":"a","replaces":"7","lines":[]}                               | 400 | invalid-field  | /replaces
            {"text":"a","date":"2026-02-30","lines":[]}                          | 400 | invalid-field  | /date
            {"text":"a","date":"2026-03-31T23:30:00Z","lines":[]}                | 400 | invalid-field  | /date
            {"text":"a","date":[2026,3,31],"lines":[]}                           | 400 | invalid-field  | /date
            {"text":"a","date":"","lines":[]}                                    | 400 | invalid-field  | /date
            {"text":"a\\ud800","lines":[]}                                       | 400 | invalid-field  | /text
            {"text":"\\ude00a","lines":[]}                                       | 400 | invalid-field  | /text
            {"text":"a","lines":[{"name":"x","amount":{"amount":"1.00","currency":"EUR"},"quantity":1e999999}]}  | 400 | invalid-field | /lines/0/quantity
            {"text":"a","lines":[{"name":"x","amount":{"amount":"1.00","currency":"EUR"},"quantity":1e-999999}]} | 400 | invalid-field | /lines/0/quantity
            {"text":"a","lines":[{"name":"x","amount":{"amount":"1.00","currency":"EUR"},"quantity":"1"}]}       | 400 | invalid-field | /lines/0/quantity
            {"text":"a","kind":"LOUD","lines":[]}                                | 400 | invalid-field  | /kind
            {"text":"a","kind":0,"lines":[]}                                     | 400 | invalid-field  | /kind
            {"text":"a","text":"b","lines":[]}                                   | 400 | invalid-json   | ``
            {"text":"a","lines":{}}                                              | 400 | invalid-field  | /lines
            {"text":"a",                                                         | 400 | invalid-json   | ``
            {} {}                                                                | 400 | invalid-field  | ``
            []                                                                   | 400 | invalid-field  | ``
            nonsense                                                             | 400 | invalid-json   | ``
            """)
    void refusesBodyAndPointsAtThePlace(String body, int status, String code, String pointer) {
        post(body)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.type")
                .isEqualTo("urn:problem:sample:" + code)
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.instance")
                .isEqualTo("/api/v1/notes")
                .jsonPath("$.traceId")
                .isNotEmpty()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer)
                .jsonPath("$.errors[0].message")
                .isNotEmpty();
    }

    @Test
    void refusesMissingBody() {
        client.post()
                .uri("/api/v1/notes")
                .header("Authorization", token)
                .contentType(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-json");
    }

    @Test
    void refusesDeeplyNestedBodyAndGoesOn() {
        post("[".repeat(100_000)).expectStatus().isBadRequest();

        post(GOOD.replace("hello", "still here")).expectStatus().isCreated();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /api/v1/notes/7                                                  | 400 | invalid-parameter
            GET    | /api/v1/notes/01900000-0000-7000-8000-000000000001?version=0     | 400 | invalid-parameter
            GET    | /api/v1/notes/01900000-0000-7000-8000-000000000001?asOf=tomorrow | 400 | invalid-parameter
            GET    | /api/v1/notes/header?size=1                                      | 400 | invalid-header
            POST   | /api/v1/notes/01900000-0000-7000-8000-000000000001/change        | 428 | if-match-required
            DELETE | /api/v1/notes/who                                                | 405 | method-not-allowed
            GET    | /api/v1/nothing                                                  | 404 | route-not-found
            GET    | /nothing                                                         | 404 | route-not-found
            GET    | /api/v1/notes/broken                                             | 500 | internal-error
            GET    | /api/v1/notes/overflow                                           | 500 | internal-error
            GET    | /api/v1/notes/locked                                             | 503 | concurrent-update
            GET    | /api/v1/notes/currencies                                         | 422 | currency-mismatch
            GET    | /error                                                           | 404 | route-not-found
            """)
    void answersFailureAsProblem(String method, String path, int status, String code) {
        var body = client.method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", token)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .returnResult()
                .getResponseBodyContent();
        assertThat(new String(body, StandardCharsets.UTF_8)).doesNotContain("vault", "Exception", "io.tieout");
    }

    @Test
    void namesMissingParameter() {
        client.get()
                .uri("/api/v1/notes/header")
                .header("Authorization", token)
                .header("X-Count", "1")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("size");
    }

    @Test
    void saysWhenToRetry() {
        client.get()
                .uri("/api/v1/notes/locked")
                .header("Authorization", token)
                .exchange()
                .expectHeader()
                .valueEquals("Retry-After", "1");
    }

    @Test
    void listsAllowedMethods() {
        client.delete()
                .uri("/api/v1/notes/who")
                .header("Authorization", token)
                .exchange()
                .expectHeader()
                .valueMatches("Allow", ".*GET.*");
    }

    @Test
    void refusesOtherMediaTypes() {
        client.post()
                .uri("/api/v1/notes")
                .header("Authorization", token)
                .contentType(MediaType.APPLICATION_XML)
                .body("<a/>")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unsupported-media-type");
        client.get()
                .uri("/api/v1/notes/formats/plain")
                .header("Authorization", token)
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-acceptable");
    }

    @Test
    void refusesBodyAboveLimit() {
        post("{\"text\":\"" + "x".repeat(1_100_000) + "\"}")
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request-too-large");
    }

    @Test
    void refusesUnannouncedBodyAboveLimit() throws IOException {
        var body = "x".repeat(1_100_000);
        var answer = raw("POST /api/v1/notes HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + token
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + Integer.toHexString(body.length() + 2) + "\r\n\"" + body + "\"\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("request-too-large");
    }

    @Test
    void refusesUploadAboveLimit() {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(new byte[66 * 1024 * 1024]) {
            @Override
            public String getFilename() {
                return "large.xml";
            }
        });
        client.post()
                .uri("/api/v1/notes/upload")
                .header("Authorization", token)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request-too-large");
    }

    @Test
    void refusesAFileWhereTextIsExpected() {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("word", new ByteArrayResource(new byte[] {1}) {
            @Override
            public String getFilename() {
                return "word.txt";
            }
        });
        client.post()
                .uri("/api/v1/notes/upload-word")
                .header("Authorization", token)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-parameter")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("word");
    }

    @Test
    void keepsWhatStoodInThePathOutOfTheLog(CapturedOutput output) {
        client.get()
                .uri("/api/v1/notes/broken/open-sesame")
                .header("Authorization", token)
                .exchange()
                .expectStatus()
                .isEqualTo(500);

        assertThat(output.toString())
                .contains("Request to /api/v1/notes/broken/{word} failed")
                .doesNotContain("open-sesame");
    }

    @Test
    void answersMalformedRequestLineAsProblem() throws IOException {
        assertThat(raw("GET /api/v1/notes?q=[ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "bad-request")
                .doesNotContain("<html", "Tomcat");
    }

    @Test
    void translatesConstraintToTheServicesRefusal() {
        post(GOOD).expectStatus().isCreated();

        post(GOOD)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("note-taken")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/text");
    }

    @Test
    void hidesConstraintThatCodeShouldHaveKept() {
        post(GOOD.replace("hello", "forbidden"))
                .expectStatus()
                .isEqualTo(500)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("internal-error");
    }

    private RestTestClient.ResponseSpec post(String body) {
        return client.post()
                .uri("/api/v1/notes")
                .header("Authorization", token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
