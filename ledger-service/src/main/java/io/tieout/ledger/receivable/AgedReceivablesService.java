package io.tieout.ledger.receivable;

import io.tieout.ledger.receivable.AgeingResponse.BucketResponse;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Says what customers owe, by age, to whoever estimates how much of it will be paid.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AgedReceivablesService {

    private final AgeingQueries queries;

    AgedReceivablesService(AgeingQueries queries) {
        this.queries = queries;
    }

    /// Open invoices less open credit notes at that day; every bucket is there.
    public Map<AgeingBucket, Money> owed(UUID companyId, Currency currency, LocalDate asOf) {
        return queries.buckets(companyId, currency, asOf).stream()
                .collect(Collectors.toMap(BucketResponse::bucket, BucketResponse::amount));
    }
}
