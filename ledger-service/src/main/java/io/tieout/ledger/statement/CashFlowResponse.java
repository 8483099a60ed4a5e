package io.tieout.ledger.statement;

import io.tieout.ledger.balance.Dimensions;
import io.tieout.ledger.balance.ReportScope;
import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// @param exchangeEffect what exchange rates did to the cash itself
/// @param broughtForward cash that was there before these books and was entered in the period
/// @param unexplainedBankLines on the bank's statement, but nobody has said yet what it is
/// @param dimensions only lines of these; absent when all count
/// @param change of the cash accounts: `closing` less `opening`; for a dimension the sum of the above, since a line on
/// a cash account does not say for whom it was. Over all values of a dimension, and none, it adds up to the whole
/// @param opening absent for a dimension, as are `closing`, `tiesOut` and `difference`
/// @param tiesOut whether all of the above is the change
/// @param difference by how much it is not
/// @param compared the same of the days compared with
/// @param unmapped accounts that moved in the period and have no cash flow category
record CashFlowResponse(
        LocalDate from,
        LocalDate to,
        @Nullable String knownAt,
        @Nullable Dimensions dimensions,
        CashFlowMethod method,
        Currency currency,
        List<Section> sections,
        Money exchangeEffect,
        Money broughtForward,
        Money unexplainedBankLines,
        Money change,
        @Nullable Money opening,
        @Nullable Money closing,
        @Nullable Boolean tiesOut,
        @Nullable Money difference,
        List<CashFlowRow> unmapped,
        @Nullable CashFlowResponse compared)
        implements Tabular {

    /// Cells that name a row of the table.
    private static final int KEY = 4;

    record Section(CashFlowPlace section, List<CashFlowRow> rows, Money total) {}

    static CashFlowResponse of(
            ReportPeriod period,
            ReportScope scope,
            CashFlowMethod method,
            CashFlow flow,
            Money opening,
            Money closing) {
        var sections = sections(flow, method);
        return response(period, scope, method, flow, sections, flow.change(), opening, closing);
    }

    static CashFlowResponse ofDimensions(ReportPeriod period, ReportScope scope, CashFlow flow) {
        var sections = sections(flow, CashFlowMethod.DIRECT);
        var change = explained(flow, sections);
        return response(period, scope, CashFlowMethod.DIRECT, flow, sections, change, null, null);
    }

    private static CashFlowResponse response(
            ReportPeriod period,
            ReportScope scope,
            CashFlowMethod method,
            CashFlow flow,
            List<Section> sections,
            Money change,
            @Nullable Money opening,
            @Nullable Money closing) {
        var difference = opening == null ? null : change.minus(explained(flow, sections));
        return new CashFlowResponse(
                period.from(),
                period.to(),
                scope.asked(),
                scope.dimensions().orNull(),
                method,
                change.currency(),
                sections,
                flow.total(CashFlowPlace.EXCHANGE),
                flow.total(CashFlowPlace.BROUGHT_FORWARD),
                flow.unexplained(),
                change,
                opening,
                closing,
                difference == null ? null : difference.isZero(),
                difference,
                flow.unmapped(),
                null);
    }

    private static List<Section> sections(CashFlow flow, CashFlowMethod method) {
        return Stream.of(CashFlowPlace.OPERATING, CashFlowPlace.INVESTING, CashFlowPlace.FINANCING)
                .map(place -> {
                    var rows = flow.rows(place, method);
                    return new Section(place, rows, flow.total(rows));
                })
                .toList();
    }

    private static Money explained(CashFlow flow, List<Section> sections) {
        return sections.stream()
                .map(Section::total)
                .reduce(
                        flow.total(CashFlowPlace.EXCHANGE)
                                .plus(flow.total(CashFlowPlace.BROUGHT_FORWARD))
                                .plus(flow.unexplained()),
                        Money::plus);
    }

    /// @param earlier the same of the days compared with
    CashFlowResponse comparedWith(@Nullable CashFlowResponse earlier) {
        return new CashFlowResponse(
                from,
                to,
                knownAt,
                dimensions,
                method,
                currency,
                sections,
                exchangeEffect,
                broughtForward,
                unexplainedBankLines,
                change,
                opening,
                closing,
                tiesOut,
                difference,
                unmapped,
                earlier);
    }

    @Override
    public Table table() {
        var header = new ArrayList<>(
                List.of("section", "kind", "account", "name", "amount", "received", "paid", "currency"));
        var lines = lines();
        if (compared != null) {
            header.add(KEY + 1, "compared");
            lines = beside(lines, compared.lines());
        }
        return new Table("cash-flow", header, lines);
    }

    /// Rows are the same when they begin with the same four cells; what is only in the other stands behind its
    /// section's last row.
    private static List<List<@Nullable Object>> beside(
            List<List<@Nullable Object>> lines, List<List<@Nullable Object>> others) {
        var left = new ArrayList<List<@Nullable Object>>(others);
        var both = new ArrayList<List<@Nullable Object>>();
        for (List<@Nullable Object> line : lines) {
            if (isTotal(line)) {
                for (List<@Nullable Object> other : missing(left, line)) {
                    left.remove(other);
                    both.add(only(other));
                }
            }
            int same = indexOf(left, line);
            var row = new ArrayList<@Nullable Object>(line);
            row.add(KEY + 1, same < 0 ? null : left.remove(same).get(KEY));
            both.add(row);
        }
        for (List<@Nullable Object> other : left) {
            both.add(only(other));
        }
        return both;
    }

    /// Rows of a section whose sum is reached, which only the other has.
    private static List<List<@Nullable Object>> missing(
            List<List<@Nullable Object>> left, List<@Nullable Object> total) {
        var missing = new ArrayList<List<@Nullable Object>>();
        for (List<@Nullable Object> other : left) {
            if (!isTotal(other) && Objects.equals(other.get(0), total.get(0))) {
                missing.add(other);
            }
        }
        return missing;
    }

    private static int indexOf(List<List<@Nullable Object>> left, List<@Nullable Object> line) {
        for (int index = 0; index < left.size(); index++) {
            if (left.get(index).subList(0, KEY).equals(line.subList(0, KEY))) {
                return index;
            }
        }
        return -1;
    }

    private static boolean isTotal(List<@Nullable Object> line) {
        return Objects.equals(line.get(1), "TOTAL");
    }

    private static List<@Nullable Object> only(List<@Nullable Object> other) {
        var row = new ArrayList<@Nullable Object>(other.subList(0, KEY));
        row.addAll(Table.row(null, other.get(KEY), null, null, other.getLast()));
        return row;
    }

    private List<List<@Nullable Object>> lines() {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var section : sections) {
            section.rows().forEach(row -> rows.add(line(section.section().name(), row.kind(), row)));
            rows.add(sum(section.section().name(), section.total()));
        }
        rows.add(sum("EXCHANGE", exchangeEffect));
        rows.add(sum("BROUGHT_FORWARD", broughtForward));
        rows.add(sum("UNEXPLAINED_BANK_LINES", unexplainedBankLines));
        if (difference != null && opening != null && closing != null) {
            rows.add(sum("DIFFERENCE", difference));
            rows.add(sum("CHANGE", change));
            rows.add(sum("OPENING", opening));
            rows.add(sum("CLOSING", closing));
        } else {
            rows.add(sum("CHANGE", change));
        }
        unmapped.forEach(row -> rows.add(line("UNMAPPED", "ACCOUNT", row)));
        return rows;
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
