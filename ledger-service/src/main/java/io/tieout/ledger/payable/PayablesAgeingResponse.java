package io.tieout.ledger.payable;

import io.tieout.ledger.receivable.AgeingBucket;
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

/// What we owe on suppliers' bills, by how long it has been due; open credit notes are taken off, by their own date.
/// The totals are those of all suppliers, whichever page is shown.
///
/// @param asOf counts what is dated up to this day
/// @param knownAt counts what was recorded until then; absent: all that is known now
/// @param open equals the payables control account
record PayablesAgeingResponse(
        LocalDate asOf,
        @Nullable String knownAt,
        List<BucketResponse> buckets,
        CountResponse open,
        Page<SupplierResponse> suppliers)
        implements Tabular {

    record BucketResponse(AgeingBucket bucket, long count, Money amount) {}

    record CountResponse(long count, Money amount) {}

    record SupplierResponse(UUID supplierId, List<BucketResponse> buckets, CountResponse open) {}

    PayablesAgeingResponse withSuppliers(List<SupplierResponse> all) {
        return new PayablesAgeingResponse(asOf, knownAt, buckets, open, new Page<>(all, null));
    }

    /// The suppliers of this page.
    @Override
    public Table table() {
        var header = new ArrayList<>(List.of("supplierId"));
        Stream.of(AgeingBucket.values()).map(AgeingBucket::name).forEach(header::add);
        header.addAll(List.of("open", "currency"));
        return new Table(
                "payables-ageing",
                header,
                suppliers.items().stream().map(PayablesAgeingResponse::line).toList());
    }

    private static List<@Nullable Object> line(SupplierResponse supplier) {
        var line = Table.row(supplier.supplierId());
        supplier.buckets().forEach(bucket -> line.add(bucket.amount()));
        line.add(supplier.open().amount());
        line.add(supplier.open().amount().currency());
        return line;
    }
}
