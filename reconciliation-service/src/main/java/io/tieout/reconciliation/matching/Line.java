package io.tieout.reconciliation.matching;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line of a bank statement that is to be explained.
///
/// @param id how the caller knows it
/// @param date booking date
/// @param amountMinor signed: money in is positive
/// @param payer who the bank says the other side is
/// @param remittance what the payer wrote; empty when there is nothing
/// @param structured a creditor reference that came in its own field
/// @param endToEndId what the payer had the banks hand on with the payment (ISO 20022 `EndToEndId`); null where it is
///     not the payer's own
/// @param bank what the bank adds
/// @param instructed what the payer instructed, where the file says so; may be in another currency
/// @param charges what banks kept back on the way, positive, where the file says so
/// @param batch the single payments of a collective entry; empty when it is one payment
/// @param payout how a card provider says the amount comes about
/// @param suggestOnly a person took an earlier match of this line back: never decide it automatically again
public record Line(
        String id,
        LocalDate date,
        long amountMinor,
        Currency currency,
        Payer payer,
        String remittance,
        @Nullable String structured,
        @Nullable String endToEndId,
        Bank bank,
        @Nullable Money instructed,
        @Nullable Money charges,
        List<BatchPart> batch,
        @Nullable Payout payout,
        boolean suggestOnly) {

    public Line {
        batch = List.copyOf(batch);
    }

    public static Line of(String id, LocalDate date, Money amount, String payer, String remittance) {
        return new Line(
                id,
                date,
                amount.minorUnits(),
                amount.currency(),
                new Payer(payer, null),
                remittance,
                null,
                null,
                Bank.NOTHING,
                null,
                null,
                List.of(),
                null,
                false);
    }

    /// @param name as the bank delivers it, empty when unknown
    /// @param iban electronic form, no spaces
    public record Payer(String name, @Nullable String iban) {}

    /// @param account the own account the line is on; duplicates are looked for within one account
    /// @param reference the bank's own reference of the entry
    /// @param transactionCode `PMNT-RCDT-ESCT`, `NINT` …
    /// @param reversal the bank marks it as the return of an earlier entry
    public record Bank(
            @Nullable String account,
            @Nullable String reference,
            @Nullable String transactionCode,
            boolean reversal) {

        static final Bank NOTHING = new Bank(null, null, null, false);
    }

    /// @param text whatever stands with this part: reference, invoice number
    public record BatchPart(long amountMinor, String text) {}

    /// All positive: gross − refunds − fees = amount of the line.
    ///
    /// @param parts the sales, and below zero the refunds, each with what names its document; empty when only the
    ///     sums are known
    public record Payout(long grossMinor, long refundsMinor, long feesMinor, List<BatchPart> parts) {

        public Payout {
            parts = List.copyOf(parts);
        }

        public Payout(long grossMinor, long refundsMinor, long feesMinor) {
            this(grossMinor, refundsMinor, feesMinor, List.of());
        }

        /// For evidence.
        String figures() {
            return "gross " + grossMinor + ", refunds " + refundsMinor + ", fees " + feesMinor;
        }
    }

    public Line withPayerIban(String iban) {
        return with(new Payer(payer.name, iban), structured, bank, instructed, charges, batch, payout, suggestOnly);
    }

    public Line withStructured(@Nullable String reference) {
        return with(payer, reference, bank, instructed, charges, batch, payout, suggestOnly);
    }

    public Line withEndToEndId(String newEndToEndId) {
        return new Line(
                id,
                date,
                amountMinor,
                currency,
                payer,
                remittance,
                structured,
                newEndToEndId,
                bank,
                instructed,
                charges,
                batch,
                payout,
                suggestOnly);
    }

    public Line withBank(Bank newBank) {
        return with(payer, structured, newBank, instructed, charges, batch, payout, suggestOnly);
    }

    public Line withBankReference(String reference) {
        return withBank(new Bank(bank.account, reference, bank.transactionCode, bank.reversal));
    }

    public Line withTransactionCode(String code) {
        return withBank(new Bank(bank.account, bank.reference, code, bank.reversal));
    }

    public Line withCharges(@Nullable Money newInstructed, @Nullable Money newCharges) {
        return with(payer, structured, bank, newInstructed, newCharges, batch, payout, suggestOnly);
    }

    public Line withBatch(List<BatchPart> parts) {
        return with(payer, structured, bank, instructed, charges, parts, payout, suggestOnly);
    }

    public Line withPayout(Payout newPayout) {
        return with(payer, structured, bank, instructed, charges, batch, newPayout, suggestOnly);
    }

    public Line suggestOnly(boolean only) {
        return with(payer, structured, bank, instructed, charges, batch, payout, only);
    }

    private Line with(
            Payer newPayer,
            @Nullable String newStructured,
            Bank newBank,
            @Nullable Money newInstructed,
            @Nullable Money newCharges,
            List<BatchPart> newBatch,
            @Nullable Payout newPayout,
            boolean only) {
        return new Line(
                id,
                date,
                amountMinor,
                currency,
                newPayer,
                remittance,
                newStructured,
                endToEndId,
                newBank,
                newInstructed,
                newCharges,
                newBatch,
                newPayout,
                only);
    }
}
