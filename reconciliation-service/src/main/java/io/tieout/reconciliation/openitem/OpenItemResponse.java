package io.tieout.reconciliation.openitem;

import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param invoiceId of the invoice, credit note, refund or bill
/// @param side `PAYABLE` of a supplier's bill
/// @param invoiceDate its date
/// @param paymentReference empty where nobody was asked to quote one
/// @param open what is owed, as the ledger says; negative where we owe it
/// @param reserved what matches have asked for that the ledger has not answered yet
/// @param available what may be matched now
record OpenItemResponse(
        UUID invoiceId,
        ItemKind kind,
        ItemSide side,
        String number,
        @Nullable String externalNumber,
        UUID customerId,
        @Nullable String customerName,
        @Nullable UUID orderId,
        LocalDate invoiceDate,
        LocalDate dueDate,
        String paymentReference,
        Money total,
        Money open,
        Money reserved,
        Money available,
        boolean disputed) {

    static OpenItemResponse from(ResultSet row, int rowNumber) throws SQLException {
        var kind = ItemKind.valueOf(row.getString("kind"));
        var currency = row.getString("currency");
        long open = row.getLong("open_minor");
        long reserved = row.getLong("reserved_minor");
        long total = row.getLong("total_minor");
        // More may be reserved than is open until the ledger refuses it: then nothing is available, not less.
        long available = Long.signum(open - reserved) == -Long.signum(total) ? 0 : open - reserved;
        return new OpenItemResponse(
                row.getObject("invoice_id", UUID.class),
                kind,
                ItemSide.of(kind),
                row.getString("number"),
                row.getString("external_number"),
                row.getObject("customer_id", UUID.class),
                row.getString("customer_name"),
                row.getObject("order_id", UUID.class),
                row.getObject("invoice_date", LocalDate.class),
                row.getObject("due_date", LocalDate.class),
                row.getString("payment_reference"),
                Money.ofMinor(total, currency),
                Money.ofMinor(open, currency),
                Money.ofMinor(reserved, currency),
                Money.ofMinor(available, currency),
                row.getBoolean("disputed"));
    }
}
