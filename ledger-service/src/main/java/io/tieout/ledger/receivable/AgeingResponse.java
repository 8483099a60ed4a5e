package io.tieout.ledger.receivable;

import io.tieout.ledger.balance.Dimensions;
import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What customers owe, by how long it has been due; open credit notes are taken off, by their own date. The totals are
/// those of all customers, whichever page is shown.
///
/// @param asOf counts what is dated up to this day
/// @param knownAt counts what was recorded until then; absent: all that is known now
/// @param dimensions only what is owed on lines of these; absent when all count, and only then the rest is true of
/// whole accounts
/// @param open equals the receivables control account
/// @param unappliedCredits customers' money that belongs to no invoice; equals the advances account
record AgeingResponse(
        LocalDate asOf,
        @Nullable String knownAt,
        @Nullable Dimensions dimensions,
        List<BucketResponse> buckets,
        CountResponse open,
        CountResponse unappliedCredits,
        Page<CustomerResponse> customers)
        implements Tabular {

    record BucketResponse(AgeingBucket bucket, long count, Money amount) {}

    record CountResponse(long count, Money amount) {}

    /// @param customerNumber absent while the customer is not known here, and after it was erased; so is the name
    record CustomerResponse(
            UUID customerId,
            @Nullable String customerNumber,
            @Nullable String customerName,
            List<BucketResponse> buckets,
            CountResponse open,
            CountResponse unappliedCredits) {

        CustomerResponse withoutName() {
            return new CustomerResponse(customerId, null, null, buckets, open, unappliedCredits);
        }
    }

    AgeingResponse withCustomers(List<CustomerResponse> all) {
        return new AgeingResponse(asOf, knownAt, dimensions, buckets, open, unappliedCredits, new Page<>(all, null));
    }

    /// The customers of this page.
    @Override
    public Table table() {
        var header = new ArrayList<>(List.of("customerId", "customerNumber", "customerName"));
        Stream.of(AgeingBucket.values()).map(AgeingBucket::name).forEach(header::add);
        header.addAll(List.of("open", "unappliedCredits", "currency"));
        return new Table(
                "ageing",
                header,
                customers.items().stream().map(AgeingResponse::line).toList());
    }

    private static List<@Nullable Object> line(CustomerResponse customer) {
        var line = Table.row(customer.customerId(), customer.customerNumber(), customer.customerName());
        for (var bucket : AgeingBucket.values()) {
            line.add(customer.buckets().stream()
                    .filter(found -> found.bucket() == bucket)
                    .map(BucketResponse::amount)
                    .findFirst()
                    .orElse(null));
        }
        line.add(customer.open().amount());
        line.add(customer.unappliedCredits().amount());
        line.add(customer.open().amount().currency());
        return line;
    }
}
