package io.tieout.ledger.company;

import io.tieout.platform.id.Ids;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;

/// Lets companies arrive without the way through Kafka.
public final class Companies {

    private Companies() {}

    public static UUID arrive(CompanyService companies, String currency, String zone, int fiscalYearStartMonth) {
        var id = Ids.next();
        companies.keep(new Company(
                id, "Sample Ltd", Currency.getInstance(currency), ZoneId.of(zone), "en", fiscalYearStartMonth));
        return id;
    }
}
