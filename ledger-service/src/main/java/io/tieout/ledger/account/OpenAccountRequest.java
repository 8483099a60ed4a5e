package io.tieout.ledger.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// @param parent a summary account of the same type
/// @param postable false for a summary account that only groups others; true when absent
/// @param statementLine where the financial statements show it; as its parent, or as usual for its type, when absent
/// @param contra usually stands on the other side than its type; false when absent
/// @param cashFlow as its parent, or operating for revenue and expenses, when absent
/// @param activeFrom first accounting date on which it takes lines
/// @param activeTo last accounting date on which it takes lines
/// @param currency the only one of its lines; any when absent
record OpenAccountRequest(
        @NotNull AccountCode code,
        @NotBlank @Size(max = 120) String name,
        @NotNull AccountType type,
        @Nullable AccountCode parent,
        @Nullable Boolean postable,
        @Nullable StatementLine statementLine,
        @Nullable Boolean contra,
        @Nullable CashFlowCategory cashFlow,
        @Nullable LocalDate activeFrom,
        @Nullable LocalDate activeTo,
        @Nullable Currency currency) {

    NewAccount toAccount() {
        return new NewAccount(
                code,
                name,
                type,
                parent,
                !Boolean.FALSE.equals(postable),
                statementLine,
                Boolean.TRUE.equals(contra),
                cashFlow,
                activeFrom,
                activeTo,
                currency);
    }
}
