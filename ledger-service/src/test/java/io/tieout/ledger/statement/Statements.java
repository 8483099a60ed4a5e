package io.tieout.ledger.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/// Finds figures in the answers of the reports.
final class Statements {

    private Statements() {}

    static String row(Books.Answer statement, String row) {
        for (var candidate : statement.body().path("rows")) {
            if (candidate.path("row").asString().equals(row)) {
                return candidate.at("/amount/amount").asString();
            }
        }
        return "absent";
    }

    static JsonNode figure(JsonNode rows, String account) {
        for (var row : rows) {
            for (var figure : row.path("figures")) {
                if (figure.path("account").asString("").equals(account)) {
                    return figure;
                }
            }
        }
        throw new AssertionError(account + " is not in " + rows);
    }

    static String section(Books.Answer cashFlow, int index) {
        return cashFlow.text("/sections/" + index + "/total/amount");
    }

    /// The amount of an account's row in one section of a cash flow.
    static String flow(Books.Answer cashFlow, int section, String account) {
        for (var row : cashFlow.body().at("/sections/" + section + "/rows")) {
            if (row.path("account").asString("").equals(account)) {
                return row.at("/amount/amount").asString();
            }
        }
        return "absent";
    }

    static void isBalanced(Books.Answer sheet) {
        assertThat(sheet.text("/assets/amount"))
                .as(sheet.body().toString())
                .isEqualTo(sheet.text("/liabilitiesAndEquity/amount"));
    }

    static String amount(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
