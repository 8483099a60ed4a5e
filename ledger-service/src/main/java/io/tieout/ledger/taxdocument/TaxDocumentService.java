package io.tieout.ledger.taxdocument;

import io.tieout.ledger.charttemplate.ChartTemplateService;
import io.tieout.ledger.charttemplate.VoucherNumbering;
import io.tieout.ledger.numbering.NumberingService;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class TaxDocumentService {

    private final ChartTemplateService templates;
    private final NumberingService numbers;
    private final TaxDocumentRepository documents;

    TaxDocumentService(ChartTemplateService templates, NumberingService numbers, TaxDocumentRepository documents) {
        this.templates = templates;
        this.numbers = numbers;
        this.documents = documents;
    }

    TaxDocumentId register(UUID companyId, RegisterTaxDocumentRequest request, UUID recordedBy) {
        var customer = customer(companyId, request);
        if (request.replacesId() != null) {
            var replaced = lock(companyId, request.replacesId());
            replaced.requireStanding();
            if (replaced.kind() != request.kind() || !replaced.customerId().equals(customer)) {
                throw new TaxDocumentRefused("/replacesId", "is of another kind or customer");
            }
            documents.update(replaced, TaxDocumentStatus.REPLACED, null, null);
        }
        boolean monthly = templates.ofCompany(companyId).vouchers().restarts() == VoucherNumbering.Restart.MONTHLY;
        var register = request.kind().register();
        var number = monthly
                ? numbers.nextOfMonth(companyId, register, request.documentDate())
                : numbers.next(companyId, register, request.documentDate());
        var document = new TaxDocument(
                companyId,
                TaxDocumentId.next(),
                request.kind(),
                number.series(),
                number.number(),
                request.authorityNumber(),
                request.transactionCode(),
                Boolean.TRUE.equals(request.redLetter()),
                customer,
                request.documentDate(),
                request.authorityNumber() == null ? TaxDocumentStatus.PENDING : TaxDocumentStatus.ISSUED,
                request.replacesId(),
                null,
                request.invoices(),
                request.creditNotes(),
                recordedBy,
                1);
        try {
            documents.insert(document);
        } catch (DuplicateKeyException e) {
            throw new AuthorityNumberTaken(String.valueOf(request.authorityNumber()));
        }
        return document.id();
    }

    /// The authority has approved it.
    void number(UUID companyId, TaxDocumentId id, long expectedVersion, String authorityNumber) {
        var document = lock(companyId, id);
        document.requireVersion(expectedVersion);
        document.requireAwaitsNumber(authorityNumber);
        try {
            documents.update(document, TaxDocumentStatus.ISSUED, authorityNumber, null);
        } catch (DuplicateKeyException e) {
            throw new AuthorityNumberTaken(authorityNumber);
        }
    }

    void cancel(UUID companyId, TaxDocumentId id, long expectedVersion, String reason) {
        var document = lock(companyId, id);
        document.requireVersion(expectedVersion);
        document.requireStanding();
        documents.update(document, TaxDocumentStatus.CANCELLED, null, reason);
    }

    private UUID customer(UUID companyId, RegisterTaxDocumentRequest request) {
        var customers = documents.customers(companyId, request.invoices(), request.creditNotes());
        int covered = request.invoices().size() + request.creditNotes().size();
        if (customers.size() != covered || covered == 0) {
            throw new TaxDocumentRefused("/invoiceIds", "or creditNoteIds name what does not exist, or nothing");
        }
        if (customers.stream().distinct().count() > 1) {
            throw new TaxDocumentRefused("/invoiceIds", "must be of one customer");
        }
        return customers.getFirst();
    }

    private TaxDocument lock(UUID companyId, TaxDocumentId id) {
        return documents.lock(companyId, id).orElseThrow(() -> new TaxDocumentUnknown(id));
    }
}
