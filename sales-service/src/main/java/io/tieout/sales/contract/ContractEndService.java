package io.tieout.sales.contract;

import io.tieout.sales.alert.AlertKind;
import io.tieout.sales.alert.AlertService;
import io.tieout.sales.alert.NewAlert;
import io.tieout.sales.companyview.CompanyDayQueries;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Warns before contracts end, and lets those go on that renew themselves.
@Service
@Transactional
class ContractEndService {

    /// How many days before the end somebody is warned.
    private static final List<Integer> DAYS = List.of(90, 30, 7);

    private static final int BATCH = 100;

    private static final String TODAY = CompanyDayQueries.inSql("contract.company_id", "cast(:now as timestamptz)");

    private final JdbcClient jdbc;
    private final ContractRepository contracts;
    private final AlertService alerts;
    private final CompanyDayQueries days;
    private final Clock clock;

    ContractEndService(
            JdbcClient jdbc, ContractRepository contracts, AlertService alerts, CompanyDayQueries days, Clock clock) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.alerts = alerts;
        this.days = days;
        this.clock = clock;
    }

    private record Ending(
            UUID companyId,
            UUID contractId,
            String contractNumber,
            UUID ownerUserId,
            LocalDate endsOn,
            @Nullable Integer renewalMonths) {}

    /// Warns of one batch, for one of the distances; a contract that is found late is warned of the nearest only.
    /// Returns whether there may be more.
    boolean warn() {
        var latest = days.latest();
        int found = 0;
        for (int index = DAYS.size() - 1; index >= 0; index--) {
            int ahead = DAYS.get(index);
            var ending = jdbc.sql("""
                            with due as (
                                select company_id, contract_id
                                  from contract
                                 where ends_on between :earliest and :until
                                   and ends_on between
                            """ + TODAY + " and " + TODAY + """
                                       + :days
                                   and (terminated_at is null)
                                   and (alerted_end is distinct from ends_on or alerted_days > :days)
                                 order by ends_on
                                 limit :limit
                                   for update skip locked)
                            update contract c set alerted_days = :days, alerted_end = c.ends_on
                              from due
                             where c.company_id = due.company_id and c.contract_id = due.contract_id
                            returning c.company_id, c.contract_id, c.contract_number, c.owner_user_id, c.ends_on,
                                c.renewal_months
                            """)
                    .param("earliest", latest.minusDays(2))
                    .param("until", latest.plusDays(ahead))
                    .param("now", now().atOffset(ZoneOffset.UTC))
                    .param("days", ahead)
                    .param("limit", BATCH)
                    .query((row, number) -> new Ending(
                            row.getObject("company_id", UUID.class),
                            row.getObject("contract_id", UUID.class),
                            row.getString("contract_number"),
                            row.getObject("owner_user_id", UUID.class),
                            row.getObject("ends_on", LocalDate.class),
                            row.getObject("renewal_months", Integer.class)))
                    .list();
            alerts.raise(ending.stream().map(contract -> alert(contract, ahead)).toList());
            found = Math.max(found, ending.size());
        }
        return found == BATCH;
    }

    /// Renews one batch of contracts that ended and go on by themselves. Returns whether there may be more.
    boolean renew() {
        var ended = jdbc.sql("""
                        select company_id, contract_id
                          from contract
                         where ends_on < :latest
                           and ends_on <
                        """ + TODAY + """
                           and renewal_months is not null
                           and terminated_at is null
                         order by ends_on
                         limit :limit
                           for update skip locked
                        """)
                .param("latest", days.latest())
                .param("now", now().atOffset(ZoneOffset.UTC))
                .param("limit", BATCH)
                .query((row, number) ->
                        List.of(row.getObject("company_id", UUID.class), row.getObject("contract_id", UUID.class)))
                .list();
        for (var key : ended) {
            var contract = contracts.find(key.get(0), key.get(1)).orElseThrow();
            var version = contract.current();
            var months = Objects.requireNonNull(version.renewalMonths());
            // The day after the end begins the next term, so that ends of months stay ends of months.
            var end = Objects.requireNonNull(version.endsOn())
                    .plusDays(1)
                    .plusMonths(months)
                    .minusDays(1);
            contracts.addVersion(
                    key.get(0),
                    key.get(1),
                    version.endingOn(end, months, "renewed by " + months + " months", null, now()),
                    null);
        }
        return ended.size() == BATCH;
    }

    private static NewAlert alert(Ending contract, int days) {
        return new NewAlert(
                contract.companyId(),
                AlertKind.CONTRACT_ENDS,
                contract.contractId() + " " + contract.endsOn() + " " + days,
                contract.contractNumber(),
                contract.contractId(),
                contract.endsOn(),
                contract.renewalMonths() == null
                        ? "Ends on " + contract.endsOn()
                        : "Renews by " + contract.renewalMonths() + " months after " + contract.endsOn(),
                contract.ownerUserId());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
