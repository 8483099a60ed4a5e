package io.tieout.sales.contract;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sales.team.Sight;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
public class ContractQueries {

    private final JdbcClient jdbc;
    private final ContractRepository contracts;

    ContractQueries(JdbcClient jdbc, ContractRepository contracts) {
        this.jdbc = jdbc;
        this.contracts = contracts;
    }

    /// Whose a contract is, for those who may see it.
    ///
    /// @throws ContractNotFound also when it is there but not for this caller
    public void requireSight(UUID companyId, UUID contractId, Sight sight) {
        boolean visible = jdbc.sql("""
                        select exists (select 1 from contract c
                                        where c.company_id = :company and c.contract_id = :id
                        """ + Sight.ofRecordsOf("c.owner_user_id") + ")")
                .param("company", companyId)
                .param("id", contractId)
                .params(sight.parameters())
                .query(Boolean.class)
                .single();
        if (!visible) {
            throw new ContractNotFound(contractId);
        }
    }

    Contract get(UUID companyId, UUID contractId, Sight sight) {
        requireSight(companyId, contractId, sight);
        return contracts.find(companyId, contractId).orElseThrow(() -> new ContractNotFound(contractId));
    }

    /// Whom to bill under a contract, and until when. Waits for whoever changes it at the moment.
    public Billable billable(UUID companyId, UUID contractId) {
        contracts.lock(companyId, contractId);
        var contract = contracts.find(companyId, contractId).orElseThrow(() -> new ContractNotFound(contractId));
        var version = contract.current();
        return new Billable(
                contract.contractNumber(),
                contract.customerId(),
                contract.ownerUserId(),
                version.startsOn(),
                version.renewalMonths() == null ? version.endsOn() : null);
    }

    /// Newest first.
    Page<ContractSummary> list(
            UUID companyId, Sight sight, @Nullable UUID customerId, @Nullable LocalDate endsBefore, PageRequest page) {
        var rows = jdbc.sql("""
                        select c.contract_id, c.contract_number, c.customer_id, v.title, v.starts_on, v.ends_on,
                               v.value_minor, v.currency, c.terminated_at is not null as terminated
                          from contract c
                          join contract_version v on v.company_id = c.company_id and v.contract_id = c.contract_id
                           and v.version_no = c.last_version
                         where c.company_id = :company
                           and (:customer::uuid is null or c.customer_id = any(customer_party(:company, :customer)))
                           and (:endsBefore::date is null or c.ends_on < :endsBefore)
                           and (:first or c.contract_id < :after::uuid)
                        """ + Sight.ofRecordsOf("c.owner_user_id") + """
                         order by c.contract_id desc
                         limit :limit
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("endsBefore", endsBefore)
                .param("first", page.isFirst())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .params(sight.parameters())
                .param("limit", page.limit() + 1)
                .query((row, number) -> new ContractSummary(
                        row.getObject("contract_id", UUID.class),
                        row.getString("contract_number"),
                        row.getObject("customer_id", UUID.class),
                        row.getString("title"),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class),
                        ContractRepository.money(row, "value_minor"),
                        row.getBoolean("terminated")))
                .list();
        return Page.of(rows, page, row -> List.of(row.contractId().toString()));
    }

    record ContractSummary(
            UUID contractId,
            String contractNumber,
            UUID customerId,
            String title,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable Money value,
            boolean terminated) {}

    /// @param endsOn the last day; none for a contract without end, or one that renews itself
    public record Billable(
            String contractNumber,
            UUID customerId,
            UUID ownerUserId,
            LocalDate startsOn,
            @Nullable LocalDate endsOn) {}
}
