package io.tieout.reconciliation.statementfile;

import java.util.List;

/// What a column of a payout report means, and the headings under which providers write it.
enum PayoutColumn {
    GROSS("gross", "gross amount", "amount gross", "transaction amount", "brutto", "bruttobetrag", "amount", "betrag"),
    GROSS_CREDIT("gross credit gc", "gross credit"),
    GROSS_DEBIT("gross debit gc", "gross debit"),
    REFUND("refund", "refunds", "refunded", "refund amount", "erstattung"),
    FEE("fee", "fees", "fee amount", "total fees", "processing fee", "gebuhr", "gebuhren", "provision"),
    FEE_PART("commission nc", "markup nc", "scheme fees nc", "interchange nc", "commission", "markup", "scheme fees"),
    NET("net", "net amount", "amount net", "netto", "nettobetrag", "payout amount"),
    NET_CREDIT("net credit nc", "net credit"),
    NET_DEBIT("net debit nc", "net debit"),
    CURRENCY("net currency", "currency", "gross currency", "currency code", "wahrung"),
    TYPE("reporting category", "type", "transaction type", "typ", "event type"),
    PAYOUT_REFERENCE(
            "automatic payout id",
            "payout id",
            "batch number",
            "payout reference",
            "settlement id",
            "transfer id",
            "payout",
            "transfer"),
    PAID_ON(
            "automatic payout effective at",
            "payout date",
            "arrival date",
            "effective at",
            "available on",
            "available on utc"),
    DATE("creation date", "created", "created utc", "date", "transaction date", "booking date", "datum"),
    TEXT(
            "invoice number",
            "invoice",
            "invoice id",
            "invoice no",
            "merchant reference",
            "reference",
            "order id",
            "order number",
            "custom number",
            "custom",
            "subject",
            "item title",
            "description",
            "payment metadata invoice",
            "payment metadata invoice number",
            "payment metadata order id",
            "rechnungsnummer",
            "verwendungszweck");

    private final List<String> headings;

    PayoutColumn(String... headings) {
        this.headings = List.of(headings);
    }

    /// How telling the heading is for this column: 0 is best, -1 when it is another one.
    int rank(String heading) {
        return headings.indexOf(CsvColumn.fold(heading));
    }
}
