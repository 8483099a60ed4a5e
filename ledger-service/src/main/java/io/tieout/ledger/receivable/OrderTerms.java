package io.tieout.ledger.receivable;

import java.util.UUID;

/// What is agreed with customers about paying, where their orders say nothing of it. An interface, because invoices
/// are there before anything is agreed.
public interface OrderTerms {

    /// Those of a customer, or else of the company.
    PaymentTerms of(UUID companyId, UUID customerId);
}
