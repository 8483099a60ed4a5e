package io.tieout.ledger.posting;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.receivable.PlannedAllocation;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The posting rules of bank lines: which accounts an explanation moves the clearing to.
///
/// @param clearing the bank account's clearing account
/// @param accounts the chart, by role
record PaymentPosting(AccountCode clearing, Function<AccountRole, AccountCode> accounts) {

    EntryDraft payment(PaymentMatch match, List<PlannedAllocation> plan, PostedBankLine line, LocalDate date) {
        var lines = new ArrayList<LineDraft>();
        lines.add(moved(clearing, match.amount().negated()));
        for (var allocation : plan) {
            lines.add(moved(accounts.apply(AccountRole.RECEIVABLE), allocation.amount())
                    .with("customerId", allocation.customerId().toString())
                    .with("invoiceId", allocation.invoiceId().value().toString()));
        }
        for (var part : match.parts()) {
            lines.add(part(part));
        }
        return entry(match.cause(), EntrySource.PAYMENT, "Payment of a customer", line, date, lines);
    }

    EntryDraft classification(LineClassification classification, PostedBankLine line, LocalDate date) {
        var amount = classification.amount();
        return entry(
                classification.cause(),
                EntrySource.CLASSIFICATION,
                "Bank line: " + classification.kind(),
                line,
                date,
                List.of(
                        moved(clearing, amount.negated()),
                        moved(accounts.apply(classification.kind().account(amount)), amount)));
    }

    private LineDraft part(MatchPart part) {
        return switch (part.type()) {
            case ON_ACCOUNT ->
                moved(accounts.apply(AccountRole.CUSTOMER_ADVANCES), part.amount())
                        .with("customerId", part.owner().toString());
            case BANK_FEE -> moved(accounts.apply(AccountRole.BANK_FEES), part.amount());
            case ROUNDING -> moved(accounts.apply(AccountRole.ROUNDING), part.amount());
        };
    }

    /// Money that came in is credited where it belongs, money that went out is debited.
    private static LineDraft moved(AccountCode account, Money amount) {
        return amount.isNegative() ? LineDraft.debit(account, amount.abs()) : LineDraft.credit(account, amount);
    }

    private static EntryDraft entry(
            Cause cause, EntrySource source, String text, PostedBankLine line, LocalDate date, List<LineDraft> lines) {
        return new EntryDraft(
                EntryId.next(),
                cause.companyId(),
                date,
                line.bookingDate(),
                source,
                cause.matchId(),
                text,
                null,
                lines);
    }
}
