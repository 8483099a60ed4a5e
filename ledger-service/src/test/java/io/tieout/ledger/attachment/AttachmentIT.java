package io.tieout.ledger.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class AttachmentIT {

    private static final String ATTACHMENTS = "/api/v1/attachments";
    private static final byte[] RECEIPT = "%PDF-1.7 a receipt".getBytes(StandardCharsets.UTF_8);

    private final RestTestClient client;
    private final CompanyService companies;
    private final EventProbe probe;
    private final JdbcClient jdbc;
    private final Books books;

    AttachmentIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired JdbcClient jdbc,
            @Autowired CompanyService companies) {
        this.client = client;
        this.companies = companies;
        this.probe = probe;
        this.jdbc = jdbc;
        this.books = Books.open(client, companies);
    }

    @Test
    void keepsAContentOnceAndAttachesItToDocuments() {
        var uploaded = upload("receipt.pdf", RECEIPT).is(201);
        var sha256 = uploaded.text("/sha256");
        assertThat(sha256).isEqualTo(Sha256.of(RECEIPT).value());
        upload("the same under another name.pdf", RECEIPT).is(200);

        var entry = books.postEntry("2026-03-01", "5300", "1110", "10.00").is(201);
        var debtors = new Debtors(probe, books);
        var invoice = debtors.invoice("2026-03-02", "100.00", "0");
        var credit = debtors.credit(invoice, "2026-03-03", "").is(201);
        for (var document : List.of(
                "journal-entries/" + entry.id(),
                "invoices/" + invoice.text("/invoiceId"),
                "credit-notes/" + credit.text("/creditNoteId"))) {
            var path = "/api/v1/" + document + "/attachments";
            assertThat(books.get(path).is(200).body().path("items")).isEmpty();
            books.post(path, attaching(sha256)).is(201);
            books.post(path, attaching(sha256)).is(200);
            var shown = books.get(path).is(200);
            assertThat(shown.body().path("items")).hasSize(1);
            assertThat(shown.text("/items/0/fileName")).isEqualTo("Receipt 7.pdf");
        }

        var file = books.file(ATTACHMENTS + "/" + sha256);
        assertThat(file.getResponseBody()).isEqualTo(RECEIPT);
        var headers = file.getResponseHeaders();
        assertThat(headers.getFirst("Content-Type")).isEqualTo("application/pdf");
        assertThat(headers.getContentDisposition().isAttachment()).isTrue();
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Content-Security-Policy")).contains("sandbox");
        assertThat(headers.getFirst("Cache-Control")).contains("private");

        // Another company does not even learn that the content is there.
        var others = Books.open(client, companies);
        others.get(ATTACHMENTS + "/" + sha256).refused(404, "attachment-unknown");
        others.get("/api/v1/journal-entries/" + entry.id() + "/attachments").refused(404, "attached-document-unknown");
    }

    @Test
    void refusesWhatIsTooLargeOrNotWhatItClaims() {
        upload("page.html", "<html></html>".getBytes(StandardCharsets.UTF_8)).refused(422, "attachment-refused");
        upload("drawing.svg", "<svg></svg>".getBytes(StandardCharsets.UTF_8)).refused(422, "attachment-refused");
        upload("no.pdf", "<html></html>".getBytes(StandardCharsets.UTF_8)).refused(422, "attachment-refused");
        upload("empty.pdf", new byte[0]).refused(422, "attachment-refused");
        upload("large.pdf", Arrays.copyOf(RECEIPT, AttachmentService.MAX_BYTES + 1))
                .refused(422, "attachment-refused");
        upload("huge.pdf", Arrays.copyOf(RECEIPT, 17 * 1024 * 1024)).is(413);
        upload("largest.pdf", Arrays.copyOf(RECEIPT, AttachmentService.MAX_BYTES))
                .is(201);
        upload("invoice.xml", "<?xml version=\"1.0\"?><Invoice/>".getBytes(StandardCharsets.UTF_8))
                .is(201);
        upload("lines.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)).is(201);

        var entry = books.postEntry("2026-03-01", "5300", "1110", "10.00").is(201);
        var path = "/api/v1/journal-entries/" + entry.id() + "/attachments";
        books.post(path, attaching("0".repeat(64))).refused(404, "attachment-unknown");
        books.post(path, attaching("x")).refused(400, "invalid-field").at("/sha256");
        books.post(path, attaching("0".repeat(64)).replace("Receipt 7", "../x")).refused(400, "invalid-field");
        books.get("/api/v1/invoices/" + Ids.next() + "/attachments").refused(404, "attached-document-unknown");
        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT, Role.SALES_MANAGER)) {
            var token = TestTokens.bearer(books.companyId(), role);
            books.upload(ATTACHMENTS, "x.pdf", RECEIPT, null, token).refused(403, "access-denied");
            books.send(HttpMethod.POST, path, attaching("0".repeat(64)), null, token)
                    .refused(403, "access-denied");
        }
    }

    @Test
    void neverChanges() {
        var sha256 = upload("receipt.pdf", RECEIPT).is(201).text("/sha256");

        for (var sql : List.of(
                "update attachment set media_type = 'text/plain' where sha256 = '" + sha256 + "'",
                "delete from attachment where sha256 = '" + sha256 + "'",
                "insert into attachment (company_id, sha256, media_type, size_bytes, content, uploaded_by) values ('"
                        + books.companyId() + "', '" + "0".repeat(64) + "', 'text/plain', 1, 'x', '" + Ids.next()
                        + "')")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).isInstanceOf(DataAccessException.class);
        }
    }

    private Answer upload(String name, byte[] content) {
        return books.upload(ATTACHMENTS, name, content, null);
    }

    private static String attaching(String sha256) {
        return """
                {"sha256":"%s","fileName":"Receipt 7.pdf"}""".formatted(sha256);
    }
}
