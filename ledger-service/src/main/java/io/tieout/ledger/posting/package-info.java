/// From a fact on the bank account to a journal entry: lines, payments, and lines that are no payments.
///
/// Each accepted bank line is posted at once, bank account against its clearing account; explaining it moves the
/// clearing to where the money belongs. Reconciliation sends facts, never accounts: which account, whether an
/// invoice can take the money, and on which date, is decided here, and a refusal is an answer too. Credit notes and
/// refunds that a line takes are their own features' business
/// ([CreditDocuments][io.tieout.ledger.receivable.CreditDocuments]), and so are discounts and taxes that a
/// customer kept back, and remainders that a person gives up: they have documents of their own, which come and
/// go with the payment. Owns:
/// `posted_bank_line`, `payment`. Publishes: `tieout.ledger.bank-account-opened.v1`, `-bank-lines-posted`,
/// `-bank-lines-refused`, `-payment-applied`, `-payment-refused`, `-payment-reversed`. Listens to: bank
/// accounts, bank lines and matches of reconciliation. Always: a line is posted once and explained once at a
/// time (I7), and the clearing accounts hold what is not explained (I8).
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "company",
            "account",
            "currency",
            "customerview",
            "foreignitem",
            "journal",
            "period",
            "receivable",
            "settlementdiscount",
            "transfer",
            "withholding",
            "writeoff"
        })
package io.tieout.ledger.posting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
