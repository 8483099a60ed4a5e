package io.tieout.ledger;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.ledger.Books.Answer;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.TestTokens;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/// A customer of one company, and what its accountants do about what it owes.
public final class Debtors {

    private final Books books;
    private final UUID customerId = Ids.next();
    private final String secondAccountant;

    public Debtors(EventProbe probe, Books books) {
        this.books = books;
        this.secondAccountant = TestTokens.bearer(Ids.next(), books.companyId(), Role.ACCOUNTANT);
        arrive(probe, customerId);
    }

    public void arrive(EventProbe probe, UUID customer) {
        probe.tell(
                CustomerEvents.CUSTOMER_STATE,
                books.companyId(),
                customer,
                1,
                new CustomerState(
                        customer,
                        "C-000001",
                        "Rod & Sons",
                        List.of(),
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        30,
                        "ACTIVE",
                        null));
    }

    public UUID customerId() {
        return customerId;
    }

    /// An invoice with one line.
    public Answer invoice(String date, String net, String taxRatePercent) {
        return invoice(date, """
                "lines":[{"description":"Work","unitPrice":%s,"taxRatePercent":%s}]""".formatted(net, taxRatePercent));
    }

    public Answer invoice(String date, String content) {
        return books.post("/api/v1/invoices", """
                        {"customerId":"%s","invoiceDate":"%s","paymentTermDays":30,%s}""".formatted(customerId, date, content))
                .is(201);
    }

    public Answer credit(Answer invoice, String date, String content) {
        return books.post("/api/v1/credit-notes", """
                {"invoiceId":"%s","creditNoteDate":"%s","reason":"Returned"%s}""".formatted(
                        invoice.text("/invoiceId"), date, content.isEmpty() ? "" : "," + content));
    }

    /// Another accountant than the usual one decides about something, in the version that was shown.
    public Answer decide(Answer shown, String path, String decision) {
        return decide(secondAccountant, path + "/" + decision, shown.eTag());
    }

    public String secondAccountant() {
        return secondAccountant;
    }

    /// The usual accountant decides.
    public Answer decideAlone(Answer shown, String path, String decision) {
        return decide(TestTokens.bearer(books.companyId(), Role.ACCOUNTANT), path + "/" + decision, shown.eTag());
    }

    public Answer decide(String authorization, String path, @Nullable String version) {
        return books.send(
                HttpMethod.POST, path, "{\"reason\":\"Seen\"}", Ids.next().toString(), authorization, version);
    }

    public String open(Answer invoice) {
        return books.get("/api/v1/invoices/" + invoice.text("/invoiceId"))
                .is(200)
                .text("/open/amount");
    }
}
