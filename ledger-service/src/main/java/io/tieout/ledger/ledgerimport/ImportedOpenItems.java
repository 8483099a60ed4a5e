package io.tieout.ledger.ledgerimport;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What customers owe, as the file says it.
///
/// @param sound those that could be read, each with its row
record ImportedOpenItems(List<ImportedOpenItem> sound, List<RowProblem> problems) {

    private static final int MAX_NUMBER = 60;

    ImportedOpenItems {
        sound = List.copyOf(sound);
        problems = List.copyOf(problems);
    }

    /// @param customerNumber or
    /// @param customerId one of them
    record ImportedOpenItem(
            @Nullable String customerNumber,
            @Nullable UUID customerId,
            String invoiceNumber,
            LocalDate invoiceDate,
            LocalDate dueDate,
            Money open,
            SheetRow row) {}

    static ImportedOpenItems of(List<SheetRow> rows, Currency currency) {
        var sound = new ArrayList<ImportedOpenItem>();
        var problems = new ArrayList<RowProblem>();
        for (var row : rows) {
            try {
                sound.add(item(row, currency));
            } catch (RowRefused refused) {
                problems.add(RowProblem.of(row, refused));
            }
        }
        return new ImportedOpenItems(sound, problems);
    }

    private static ImportedOpenItem item(SheetRow row, Currency currency) {
        row.requireCurrency(currency);
        var number = row.text("customerNumber", MAX_NUMBER);
        var id = row.value("customerId", UUID::fromString, "must be a customer's id");
        if ((number == null) == (id == null)) {
            throw RowRefused.at("customerNumber", "or customerId must name the customer, one of them");
        }
        return new ImportedOpenItem(
                number,
                id,
                row.requiredText("invoiceNumber", MAX_NUMBER),
                row.requiredDate("invoiceDate"),
                row.requiredDate("dueDate"),
                row.requiredMoney("openAmount", currency),
                row);
    }
}
