package io.tieout.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.company.Companies;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.TestTokens;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The books of a fresh company, used as its accountant does: over HTTP.
public final class Books {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RestTestClient client;
    private final UUID companyId;
    private final String currency;
    private final String token;

    private Books(RestTestClient client, UUID companyId, String currency) {
        this.client = client;
        this.companyId = companyId;
        this.currency = currency;
        this.token = TestTokens.bearer(companyId, Role.ACCOUNTANT);
    }

    public static Books open(RestTestClient client, CompanyService companies) {
        return open(client, companies, "EUR", "UTC", 1);
    }

    public static Books open(
            RestTestClient client, CompanyService companies, String currency, String zone, int fiscalYearStartMonth) {
        return new Books(client, Companies.arrive(companies, currency, zone, fiscalYearStartMonth), currency);
    }

    /// An answer of the service.
    public record Answer(
            int status,
            JsonNode body,
            @Nullable String location,
            @Nullable String eTag) {

        public Answer is(int expected) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            return this;
        }

        public Answer refused(int expected, String code) {
            is(expected);
            assertThat(body.path("code").asString()).as(body.toString()).isEqualTo(code);
            return this;
        }

        public Answer at(String pointer) {
            assertThat(body.path("errors").path(0).path("pointer").asString())
                    .as(body.toString())
                    .isEqualTo(pointer);
            return this;
        }

        public String text(String jsonPointer) {
            return body.at(jsonPointer).asString();
        }

        public UUID id() {
            return UUID.fromString(text("/id"));
        }
    }

    public UUID companyId() {
        return companyId;
    }

    public Answer get(String path) {
        return send(HttpMethod.GET, path, null, null);
    }

    public Answer post(String path, String body) {
        return post(path, body, Ids.next().toString());
    }

    public Answer post(String path, String body, String key) {
        return send(HttpMethod.POST, path, body, key);
    }

    /// Posts `amount` from one account to another.
    public Answer postEntry(String effectiveDate, String debit, String credit, String amount) {
        return post("/api/v1/journal-entries", entry(effectiveDate, debit, credit, amount));
    }

    public String entry(String effectiveDate, String debit, String credit, String amount) {
        return """
                {"effectiveDate":"%s","text":"Test","lines":[%s,%s]}""".formatted(effectiveDate, line(debit, "DEBIT", amount), line(credit, "CREDIT", amount));
    }

    public String line(String account, String side, String amount) {
        return """
                {"account":"%s","side":"%s","amount":{"amount":"%s","currency":"%s"}}""".formatted(account, side, amount, currency);
    }

    public Answer reverse(UUID entryId, String date) {
        return post("/api/v1/journal-entries/" + entryId + "/reversals", """
                {"date":"%s","reason":"Wrong"}""".formatted(date));
    }

    public Answer close(String month) {
        return changePeriod(month, "/close", "{}");
    }

    /// Changes what a month takes, as it stands now.
    public Answer changePeriod(String month, String action, String body) {
        var path = "/api/v1/periods/" + month;
        var seen = get(path).eTag();
        return send(HttpMethod.POST, path + action, body, Ids.next().toString(), token, seen == null ? "\"1\"" : seen);
    }

    /// Closes a month although some gates of its checklist are open.
    public Answer closeWaiving(String month, String... gates) {
        var waivers = new StringJoiner(",", "[", "]");
        for (var gate : gates) {
            waivers.add("{\"gate\":\"" + gate + "\",\"reason\":\"Agreed with the auditor\"}");
        }
        return changePeriod(month, "/close", "{\"waivers\":" + waivers + "}");
    }

    public Answer reopen(String month) {
        return changePeriod(month, "/reopen", "{\"reason\":\"Late bill\"}");
    }

    /// Debit minus credit of an account, as text.
    public String balance(String account, String parameters) {
        var answer = get("/api/v1/reports/account-balances?account=" + account + "&" + parameters)
                .is(200);
        return answer.text("/accounts/0/balance/amount");
    }

    /// Changes a resource by a merge patch.
    ///
    /// @param ifMatch the version that the change is based on; null sends none
    public Answer patch(String path, String changes, @Nullable String ifMatch) {
        return patch(path, changes, ifMatch, token);
    }

    public Answer patch(String path, String changes, @Nullable String ifMatch, String authorization) {
        var request = client.method(HttpMethod.PATCH).uri(path).header("Authorization", authorization);
        if (ifMatch != null) {
            request = request.header("If-Match", ifMatch);
        }
        return answer(request.contentType(MediaType.valueOf("application/merge-patch+json"))
                .body(changes)
                .exchange()
                .returnResult(String.class));
    }

    /// Debit minus credit of an account on the trial balance, as text; `absent` when it is not there.
    public String trialBalance(String parameters, String account) {
        var report = get("/api/v1/reports/trial-balance?" + parameters).is(200);
        assertThat(report.body().at("/total/debitBalance"))
                .isEqualTo(report.body().at("/total/creditBalance"));
        assertThat(report.body().at("/total/debit")).isEqualTo(report.body().at("/total/credit"));
        for (var row : report.body().path("accounts")) {
            if (row.path("account").asString().equals(account)) {
                var credit = row.at("/creditBalance/amount").asString();
                return credit.matches("[0.]*") ? row.at("/debitBalance/amount").asString() : "-" + credit;
            }
        }
        return "absent";
    }

    public Answer send(HttpMethod method, String path, @Nullable String body, @Nullable String key) {
        return send(method, path, body, key, token);
    }

    /// @param ifMatch the version that is changed
    public Answer put(String path, String body, @Nullable String ifMatch) {
        return send(HttpMethod.PUT, path, body, null, token, ifMatch);
    }

    public Answer send(
            HttpMethod method, String path, @Nullable String body, @Nullable String key, String authorization) {
        return send(method, path, body, key, authorization, null);
    }

    /// @param version the ETag that the change is based on
    public Answer send(
            HttpMethod method,
            String path,
            @Nullable String body,
            @Nullable String key,
            String authorization,
            @Nullable String version) {
        var request = client.method(method).uri(path).header("Authorization", authorization);
        if (version != null) {
            request = request.header("If-Match", version);
        }
        if (key != null) {
            request = request.header("Idempotency-Key", key);
        }
        RestTestClient.RequestHeadersSpec<?> ready = body == null
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).body(body);
        return answer(ready.exchange().returnResult(String.class));
    }

    /// Sends a file.
    public Answer upload(String path, String fileName, byte[] content, @Nullable String key) {
        return upload(path, fileName, content, key, token);
    }

    public Answer upload(String path, String fileName, byte[] content, @Nullable String key, String authorization) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return fileName;
            }
        });
        var request = client.post().uri(path).header("Authorization", authorization);
        if (key != null) {
            request = request.header("Idempotency-Key", key);
        }
        return answer(request.contentType(MediaType.MULTIPART_FORM_DATA)
                .body(parts)
                .exchange()
                .returnResult(String.class));
    }

    /// A file, as it is sent.
    public EntityExchangeResult<byte[]> file(String path) {
        return client.get().uri(path).header("Authorization", token).exchange().returnResult(byte[].class);
    }

    private static Answer answer(EntityExchangeResult<String> result) {
        var text = result.getResponseBody();
        var headers = result.getResponseHeaders();
        return new Answer(
                result.getStatus().value(),
                text == null ? JSON.nullNode() : JSON.readTree(text),
                headers.getFirst("Location"),
                headers.getETag());
    }
}
