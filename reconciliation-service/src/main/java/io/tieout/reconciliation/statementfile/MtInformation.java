package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What fields 86 and NS say about a statement line: sub-fields `?20` of German and Central European banks,
/// `/EREF/…` of Dutch and Nordic ones, or free text.
final class MtInformation {

    private static final int WIDTH = 65;
    private static final int SUB_FIELD_WIDTH = 27;

    /// Marks the end of a full sub-field; a control character, so it goes when the text is cleaned.
    private static final char FULL = '\u0001';

    private static final Pattern SUB_FIELDS = Pattern.compile("^\\s?(\\d{3})?([?<>@~^|])(\\d{2})");

    private static final Pattern SEPA_KEYWORD =
            Pattern.compile("(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|OAMT|COAM|PURP|BREF|RREF|RTRN)\\+");

    private static final Pattern SLASH_KEYWORD = Pattern.compile(
            "/(EREF|KREF|MARF|MREF|CSID|PREF|IREF|RREF|ORDP|BENM|CNTP|NAME|IBAN|BIC|REMI|TRTP|ISDT|RTRN|TRCD|PURP|ID|ADDR|EXCH|CHGS|OCMT|USTD|STRD|CDTRREF|CD|SVCL|ACCW|ULTD|ULTB|ULTC|ULTR|REF|EXIR|TR)/");

    private static final Pattern ORIGINAL_AMOUNT = Pattern.compile("/OCMT/([A-Z]{3})(\\d{1,12},\\d{0,3})(?!\\d)");
    private static final Pattern CHARGES = Pattern.compile("/CHGS/([A-Z]{3})(\\d{1,12},\\d{0,3})(?!\\d)");

    private final StringBuilder text = new StringBuilder();
    private String supplement = "";
    private boolean domestic;

    void start(String supplementaryDetails) {
        text.setLength(0);
        domestic = false;
        supplement = LineDraft.clean(supplementaryDetails);
    }

    void add(String tag, String content) {
        domestic |= tag.equals("NS");
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append(content);
    }

    void applyTo(LineDraft line) {
        var content = text.toString();
        var subFields = SUB_FIELDS.matcher(content);
        if (domestic) {
            numberedRows(content, line);
        } else if (subFields.find()) {
            subFields(content.replace("\n", ""), subFields.group(1), subFields.group(2), line);
        } else if (SLASH_KEYWORD.matcher(content).find()) {
            slashKeywords(unwrapped(content), line);
        } else {
            line.remittance = unwrapped(content);
        }
        if (line.remittance == null || line.remittance.isBlank()) {
            line.remittance = supplement;
        }
    }

    /// `/OCMT/USD221,4//CHGS/EUR5,/`, beside the line or in its information: what was sent, and what was kept of it.
    void amountsOf(LineDraft line) {
        var content = supplement + " " + unwrapped(text.toString());
        var original = ORIGINAL_AMOUNT.matcher(content);
        if (original.find()) {
            line.instructed = amount(original.group(2));
            line.instructedCurrency = original.group(1).equals(line.currency) ? null : original.group(1);
        }
        var charges = CHARGES.matcher(content);
        if (charges.find() && charges.group(1).equals(line.currency)) {
            line.charges = amount(charges.group(2));
        }
    }

    private static BigDecimal amount(String written) {
        var plain = written.replace(',', '.');
        return new BigDecimal(plain.endsWith(".") ? plain + "0" : plain);
    }

    /// `166?00GUTSCHRIFT?20EREF+…?21SVWZ+…?30BIC?31IBAN?32NAME?33NAME`.
    private static void subFields(String content, @Nullable String code, String separator, LineDraft line) {
        var remittance = new StringBuilder();
        var name = new StringBuilder();
        var posting = "";
        for (var part : content.split(Pattern.quote(separator) + "(?=\\d{2})")) {
            if (part.length() < 2 || !Character.isDigit(part.charAt(0)) || !Character.isDigit(part.charAt(1))) {
                continue;
            }
            int field = Integer.parseInt(part, 0, 2, 10);
            var value = part.substring(2);
            if ((field >= 20 && field <= 29) || (field >= 60 && field <= 63)) {
                remittance.append(joined(remittance, value));
            } else if (field == 32 || field == 33) {
                name.append(value);
            } else if (field == 31) {
                line.counterpartyIban = value;
            } else if (field == 0) {
                posting = value;
            }
        }
        if (code != null) {
            line.bankTransactionCode = code;
        }
        line.counterpartyName = name.toString();
        keywords(remittance.toString(), line);
        if (line.remittance == null || line.remittance.isBlank()) {
            line.remittance = posting;
        }
    }

    /// Sub-fields hold 27 characters: a full one goes on in the next without a space.
    private static String joined(StringBuilder before, String value) {
        boolean keyword = SEPA_KEYWORD.matcher(value).lookingAt();
        boolean goesOn = !before.isEmpty() && !keyword && before.charAt(before.length() - 1) == FULL;
        if (goesOn) {
            before.setLength(before.length() - 1);
        }
        var separator = before.isEmpty() || goesOn ? "" : " ";
        return separator + value + (value.length() >= SUB_FIELD_WIDTH ? FULL : "");
    }

    private static void keywords(String remittance, LineDraft line) {
        var found = split(remittance, SEPA_KEYWORD, 1);
        if (found.isEmpty()) {
            line.remittance = remittance;
            return;
        }
        reference(found.get("EREF"), line);
        var iban = found.get("IBAN");
        if (iban != null && line.counterpartyIban == null) {
            line.counterpartyIban = iban;
        }
        var sender = found.get("ABWA");
        if (sender != null && (line.counterpartyName == null || line.counterpartyName.isBlank())) {
            line.counterpartyName = sender;
        }
        line.remittance = found.getOrDefault("SVWZ", found.getOrDefault("", ""));
    }

    /// `/TRTP/SEPA/EREF/…/NAME/…/REMI/…`.
    private static void slashKeywords(String content, LineDraft line) {
        var found = split(content, SLASH_KEYWORD, 1);
        reference(found.get("EREF"), line);
        line.counterpartyName = found.get("NAME");
        line.counterpartyIban = found.get("IBAN");
        var counterparty = found.get("CNTP");
        if (counterparty != null) {
            // /CNTP/account/BIC/name/city/
            var parts = counterparty.split("/", -1);
            line.counterpartyIban = parts[0];
            line.counterpartyName = parts.length > 2 ? parts[2] : line.counterpartyName;
        }
        var structured = found.getOrDefault("CDTRREF", found.get("STRD"));
        if (structured != null) {
            line.structuredReference = structured.replaceAll("^/?(CUR|SCOR|ISR|QRR)?/", "");
        }
        var remittance = Objects.requireNonNullElse(found.get("REMI"), found.getOrDefault("USTD", ""));
        var strd = Pattern.compile("^STRD/(?:CUR|SCOR|ISO|QRR)?/?(.*)$").matcher(remittance);
        if (strd.matches()) {
            line.structuredReference = strd.group(1);
        }
        line.remittance = remittance.replaceAll("^/*(USTD/+)?", "");
    }

    private static void reference(@Nullable String endToEndId, LineDraft line) {
        if (endToEndId == null || endToEndId.isBlank() || endToEndId.strip().equals("NOTPROVIDED")) {
            return;
        }
        line.endToEndId = endToEndId;
    }

    /// What stands after each keyword; what stands before the first one has an empty key. A repeated keyword goes
    /// on.
    private static Map<String, String> split(String content, Pattern keyword, int group) {
        var found = new LinkedHashMap<String, String>();
        var match = keyword.matcher(content);
        String key = "";
        int start = 0;
        while (match.find()) {
            found.merge(key, content.substring(start, match.start()), (a, b) -> a + " " + b);
            key = match.group(group);
            start = match.end();
        }
        if (key.isEmpty()) {
            return Map.of();
        }
        found.merge(key, content.substring(start), (a, b) -> a + " " + b);
        found.replaceAll((name, value) -> LineDraft.clean(value.replaceAll("/+$", "")));
        return found;
    }

    /// Rows `01…` to `14` are what the payer wrote, 15 and 16 the name, 34 the account.
    private static void numberedRows(String content, LineDraft line) {
        var remittance = new StringBuilder();
        var name = new StringBuilder();
        var account = "";
        for (var row : content.split("\n")) {
            if (row.length() < 2 || !row.substring(0, 2).matches("\\d{2}")) {
                continue;
            }
            int field = Integer.parseInt(row, 0, 2, 10);
            var value = row.substring(2);
            if (field <= 14) {
                remittance.append(value).append(' ');
            } else if (field <= 16) {
                name.append(value);
            } else if (field == 34) {
                account = value;
            }
        }
        line.counterpartyName = name.toString();
        line.counterpartyIban = account;
        line.remittance = remittance.toString();
    }

    /// A row that fills the line was cut by the format; a shorter one ends where its writer ended it.
    private static String unwrapped(String content) {
        var joined = new StringBuilder();
        for (var row : content.split("\n")) {
            joined.append(row);
            if (row.length() < WIDTH) {
                joined.append(' ');
            }
        }
        return joined.toString();
    }
}
