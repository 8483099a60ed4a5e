package io.tieout.localstack.bankfile;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Our own simple CSV form, with the balance after each line.
public final class CsvStatementWriter {

    private CsvStatementWriter() {}

    public static byte[] write(StatementContent statement) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "booking_date",
                    "value_date",
                    "amount",
                    "currency",
                    "account",
                    "counterparty_name",
                    "counterparty_iban",
                    "remittance",
                    "structured_reference",
                    "bank_reference",
                    "balance");
            var balance = statement.opening();
            for (var line : statement.lines()) {
                balance = balance.add(line.amount());
                csv.writeRecord(
                        line.bookingDate().toString(),
                        line.valueDate().toString(),
                        line.amount().toPlainString(),
                        statement.currency(),
                        statement.iban(),
                        line.counterparty(),
                        line.counterpartyIban(),
                        line.text(),
                        line.reference(),
                        line.bankReference(),
                        balance.toPlainString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
