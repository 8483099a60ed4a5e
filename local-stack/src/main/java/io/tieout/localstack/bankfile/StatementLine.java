package io.tieout.localstack.bankfile;

import java.math.BigDecimal;
import java.time.LocalDate;

/// One movement on the account. Text fields may be empty.
///
/// @param amount signed: money in is positive
/// @param reference structured, for example RF18 5390 0754 7034
/// @param code of the bank, ISO 20022 `domain/family/subfamily`, for example `PMNT/RCDT/ESCT`
public record StatementLine(
        LocalDate bookingDate,
        LocalDate valueDate,
        BigDecimal amount,
        String counterparty,
        String counterpartyIban,
        String text,
        String reference,
        String bankReference,
        String code) {

    /// Money from somebody who says what it is for.
    public static StatementLine payment(
            LocalDate date,
            BigDecimal amount,
            String payer,
            String payerIban,
            String text,
            String reference,
            String bankReference) {
        return new StatementLine(
                date, date, amount, payer, payerIban, text, reference, bankReference, "PMNT/RCDT/ESCT");
    }
}
