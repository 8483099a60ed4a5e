package io.tieout.localstack.bankfile;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// SWIFT MT940 with structured field 86, as German banks send it. Letters beyond the SWIFT alphabet have no place in
/// it.
public final class Mt940Writer {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter MONTH_DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);
    private static final int FIELD_LENGTH = 27;

    private Mt940Writer() {}

    public static byte[] write(StatementContent statement) {
        var lines = new ArrayList<String>();
        lines.add(":20:STMT" + statement.number());
        lines.add(":25:" + statement.iban());
        lines.add(":28C:" + String.format(Locale.ROOT, "%05d/001", statement.number()));
        lines.add(":60F:" + balance(statement.opening(), statement.from(), statement.currency()));
        for (var line : statement.lines()) {
            lines.add(
                    ":61:" + line.valueDate().format(DATE) + line.bookingDate().format(MONTH_DAY) + sign(line.amount())
                            + figure(line.amount()) + "NTRFNONREF//" + line.bankReference());
            lines.addAll(details(line));
        }
        lines.add(":62F:" + balance(statement.closing(), statement.to(), statement.currency()));
        lines.add("-");
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> details(StatementLine line) {
        var text = line.reference().isEmpty() ? line.text() : (line.reference() + " " + line.text()).strip();
        var field = new StringBuilder(businessCode(line));
        field.append("?00").append(line.amount().signum() >= 0 ? "CREDIT TRANSFER" : "BANK");
        var rest = "SVWZ+" + text;
        for (int index = 20; index <= 29 && !rest.isEmpty(); index++) {
            var length = Math.min(FIELD_LENGTH, rest.length());
            field.append('?').append(index).append(rest, 0, length);
            rest = rest.substring(length);
        }
        if (!line.counterpartyIban().isEmpty()) {
            field.append("?31").append(line.counterpartyIban());
        }
        if (!line.counterparty().isEmpty()) {
            var name = line.counterparty();
            field.append("?32").append(name, 0, Math.min(FIELD_LENGTH, name.length()));
            if (name.length() > FIELD_LENGTH) {
                field.append("?33").append(name, FIELD_LENGTH, Math.min(2 * FIELD_LENGTH, name.length()));
            }
        }
        return wrapped(":86:" + field);
    }

    /// GVC codes: 166 credit transfer, 808 charges, 814 interest.
    private static String businessCode(StatementLine line) {
        if (line.code().contains("CHRG")) {
            return "808";
        }
        return line.code().contains("INTR") ? "814" : "166";
    }

    private static List<String> wrapped(String field) {
        var lines = new ArrayList<String>();
        for (int start = 0; start < field.length(); start += 65) {
            lines.add(field.substring(start, Math.min(field.length(), start + 65)));
        }
        return lines;
    }

    private static String balance(BigDecimal amount, LocalDate date, String currency) {
        return sign(amount) + date.format(DATE) + currency + figure(amount);
    }

    private static String sign(BigDecimal amount) {
        return amount.signum() >= 0 ? "C" : "D";
    }

    private static String figure(BigDecimal amount) {
        var text = amount.abs().toPlainString().replace('.', ',');
        return text.contains(",") ? text : text + ",";
    }
}
