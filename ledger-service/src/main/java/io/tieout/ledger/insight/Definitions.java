package io.tieout.ledger.insight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What each figure means, in words that go with it.
final class Definitions {

    static final List<String> BEHAVIOUR = List.of(
            "paidInvoices",
            "averageDaysToPay",
            "lateInvoices",
            "averageDaysLate",
            "disputedInvoices",
            "paid",
            "habits",
            "promises");
    static final List<String> COLLECTIONS = List.of(
            "owed",
            "openCredits",
            "overdue",
            "sold",
            "credited",
            "daysSalesOutstanding",
            "bestPossibleDays",
            "fellDue",
            "collected",
            "collectionPercent");
    static final List<String> LOSS = List.of("owedByAge", "expectedLoss", "riskList");

    private static final Map<String, String> ALL = all();

    private Definitions() {}

    static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        all.put(
                "paidInvoices",
                "Invoices on which nothing is owed from a day within these days on, which is the day they count as "
                        + "paid; with some money, and without any part written off. GET "
                        + "/api/v1/reports/payment-behaviour/invoices lists them");
        all.put(
                "averageDaysToPay",
                "Days from the invoice's date to the day it was paid, added up over the paid invoices (totalDaysToPay) "
                        + "and divided by their number");
        all.put(
                "lateInvoices",
                "Paid invoices whose day of payment is after the due date; latePercent of all paid ones");
        all.put("averageDaysLate", "Days from the due date to the day of payment, averaged over the late invoices");
        all.put("disputedInvoices", "Paid invoices that the customer disputes or disputed, whatever came of it");
        all.put("paid", "The money that came for the paid invoices, without credit notes, discounts and tax kept back");
        all.put(
                "habits",
                "Ways by which money came within these days, most invoices first: through which bank account, or from "
                        + "money on account; and on how many days, with the median of the days between them");
        all.put(
                "promises",
                "Promises whose day is not before these days: kept when by that day the promised money came for their "
                        + "invoices or nothing was owed on them, broken when that day passed without. "
                        + "GET /api/v1/payment-promises lists them");
        all.put("owed", "What is open on invoices at the end of the last day");
        all.put("openCredits", "What of credit notes settles no invoice at the end of the last day");
        all.put("overdue", "The part of what is owed whose due date is before the last day");
        all.put("sold", "Totals of the invoices dated within these days, tax included");
        all.put("credited", "Totals of the credit notes dated within these days, tax included");
        all.put(
                "daysSalesOutstanding",
                "What is owed less open credit notes, divided by what was sold less what was credited, times the number "
                        + "of days");
        all.put(
                "bestPossibleDays",
                "The same with only that part of what is owed that is not due: what no reminder speeds up");
        all.put(
                "fellDue",
                "Totals of the invoices due within these days, less what settled them without money and was no loss: "
                        + "credit notes, discounts, tax kept back, disputes that were right");
        all.put("collected", "The money that came for the invoices that fell due, up to the last day");
        all.put(
                "collectionPercent",
                "What was collected of what fell due. GET /api/v1/reports/collections/invoices?measure= lists the "
                        + "invoices behind OWED, SOLD and FELL_DUE");
        all.put(
                "owedByAge",
                "Open invoices less open credit notes by days past their due date, in the currency of the books, as in "
                        + "the ageing report. GET /api/v1/reports/ageing/items?bucket= lists them");
        all.put(
                "expectedLoss",
                "What is owed in an age times the percentage of that age in the newest allowance up to the day; absent "
                        + "where no allowance was ever set. Credits lower what is owed in their age, never below nothing");
        all.put(
                "riskList",
                "Customers who owe what is overdue or expected to be lost, by the expected loss computed for each alone, "
                        + "then by what is overdue; with how they paid in the year up to the day");
        return java.util.Collections.unmodifiableMap(all);
    }

    static Map<String, String> of(List<String> names) {
        var chosen = new LinkedHashMap<String, String>();
        names.forEach(name -> chosen.put(name, Objects.requireNonNull(ALL.get(name), name)));
        return chosen;
    }
}
