package io.tieout.ledger.statement;

import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// @param exchangeEffect what exchange rates did to the cash itself
/// @param broughtForward cash that was there before these books and was entered in the period
/// @param unexplainedBankLines on the bank's statement, but nobody has said yet what it is
/// @param change of the cash accounts: `closing` less `opening`
/// @param tiesOut whether all of the above is the change
/// @param difference by how much it is not
/// @param unmapped accounts that moved in the period and have no cash flow category
record CashFlowResponse(
        LocalDate from,
        LocalDate to,
        @Nullable String knownAt,
        CashFlowMethod method,
        Currency currency,
        List<Section> sections,
        Money exchangeEffect,
        Money broughtForward,
        Money unexplainedBankLines,
        Money change,
        Money opening,
        Money closing,
        boolean tiesOut,
        Money difference,
        List<CashFlowRow> unmapped)
        implements Tabular {

    record Section(CashFlowPlace section, List<CashFlowRow> rows, Money total) {}

    static CashFlowResponse of(
            ReportPeriod period,
            @Nullable String knownAt,
            CashFlowMethod method,
            CashFlow flow,
            Money opening,
            Money closing) {
        var sections = Stream.of(CashFlowPlace.OPERATING, CashFlowPlace.INVESTING, CashFlowPlace.FINANCING)
                .map(place -> {
                    var rows = flow.rows(place, method);
                    return new Section(place, rows, flow.total(rows));
                })
                .toList();
        var exchange = flow.total(CashFlowPlace.EXCHANGE);
        var broughtForward = flow.total(CashFlowPlace.BROUGHT_FORWARD);
        var explained = sections.stream()
                .map(Section::total)
                .reduce(exchange.plus(broughtForward).plus(flow.unexplained()), Money::plus);
        var difference = flow.change().minus(explained);
        return new CashFlowResponse(
                period.from(),
                period.to(),
                knownAt,
                method,
                opening.currency(),
                sections,
                exchange,
                broughtForward,
                flow.unexplained(),
                flow.change(),
                opening,
                closing,
                difference.isZero(),
                difference,
                flow.unmapped());
    }

    @Override
    public Table table() {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var section : sections) {
            section.rows().forEach(row -> rows.add(line(section.section().name(), row.kind(), row)));
            rows.add(sum(section.section().name(), section.total()));
        }
        rows.add(sum("EXCHANGE", exchangeEffect));
        rows.add(sum("BROUGHT_FORWARD", broughtForward));
        rows.add(sum("UNEXPLAINED_BANK_LINES", unexplainedBankLines));
        rows.add(sum("DIFFERENCE", difference));
        rows.add(sum("CHANGE", change));
        rows.add(sum("OPENING", opening));
        rows.add(sum("CLOSING", closing));
        unmapped.forEach(row -> rows.add(line("UNMAPPED", "ACCOUNT", row)));
        return new Table(
                "cash-flow",
                List.of("section", "kind", "account", "name", "amount", "received", "paid", "currency"),
                rows);
    }

    private static List<@Nullable Object> line(String section, Object kind, CashFlowRow row) {
        return Table.row(
                section,
                kind,
                row.account(),
                row.name(),
                row.amount(),
                row.received(),
                row.paid(),
                row.amount().currency());
    }

    private static List<@Nullable Object> sum(String section, Money amount) {
        return Table.row(section, "TOTAL", null, null, amount, null, null, amount.currency());
    }
}
