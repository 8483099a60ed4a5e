package io.tieout.sales.contract;

import io.tieout.platform.money.Money;
import io.tieout.sales.change.ChangeRepository;
import io.tieout.sales.change.ObjectKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ContractRepository {

    private static final String VERSION_COLUMNS = """
            v.version_no, v.title, v.starts_on, v.ends_on, v.renewal_months, v.value_minor, v.currency, v.terms, v.reason,
            v.changed_by, v.changed_at
            """;

    private final JdbcClient jdbc;
    private final ChangeRepository changes;

    ContractRepository(JdbcClient jdbc, ChangeRepository changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    String nextNumber(UUID companyId, int year) {
        long number = jdbc.sql("""
                        insert into contract_counter (company_id, contract_year, last_number) values (:company, :year, 1)
                        on conflict (company_id, contract_year)
                            do update set last_number = contract_counter.last_number + 1
                        returning last_number
                        """)
                .param("company", companyId)
                .param("year", year)
                .query(Long.class)
                .single();
        return "CT-%d-%06d".formatted(year, number);
    }

    void insert(UUID companyId, Contract contract) {
        jdbc.sql("""
                        insert into contract (company_id, contract_id, contract_number, customer_id, owner_user_id,
                            last_version, ends_on, renewal_months, etag)
                        values (:company, :id, :number, :customer, :owner, 1, :ends, :renewal, 1)
                        """)
                .param("company", companyId)
                .param("id", contract.contractId())
                .param("number", contract.contractNumber())
                .param("customer", contract.customerId())
                .param("owner", contract.ownerUserId())
                .param("ends", contract.current().endsOn())
                .param("renewal", contract.current().renewalMonths())
                .update();
        insertVersion(companyId, contract.contractId(), contract.current());
        contract.milestones().forEach(milestone -> insertMilestone(companyId, contract.contractId(), milestone));
        changes.note(companyId, ObjectKind.CONTRACT, contract.contractId());
    }

    void addVersion(UUID companyId, UUID contractId, ContractVersion version, @Nullable Instant terminatedAt) {
        insertVersion(companyId, contractId, version);
        jdbc.sql("""
                        update contract
                           set last_version = :no, ends_on = :ends, renewal_months = :renewal, etag = etag + 1,
                               terminated_at = coalesce(terminated_at, :terminatedAt)
                         where company_id = :company and contract_id = :id
                        """)
                .param("no", version.versionNo())
                .param("ends", version.endsOn())
                .param("renewal", version.renewalMonths())
                .param("terminatedAt", terminatedAt == null ? null : terminatedAt.atOffset(ZoneOffset.UTC))
                .param("company", companyId)
                .param("id", contractId)
                .update();
        changes.note(companyId, ObjectKind.CONTRACT, contractId);
    }

    private void insertVersion(UUID companyId, UUID contractId, ContractVersion version) {
        var value = version.value();
        jdbc.sql("""
                        insert into contract_version (company_id, contract_id, version_no, title, starts_on, ends_on,
                            renewal_months, value_minor, currency, terms, reason, changed_by, changed_at)
                        values (:company, :id, :no, :title, :starts, :ends, :renewal, :value, :currency, :terms, :reason,
                            :by, :at)
                        """)
                .param("company", companyId)
                .param("id", contractId)
                .param("no", version.versionNo())
                .param("title", version.title())
                .param("starts", version.startsOn())
                .param("ends", version.endsOn())
                .param("renewal", version.renewalMonths())
                .param("value", value == null ? null : value.minorUnits())
                .param("currency", value == null ? null : value.currency().getCurrencyCode())
                .param("terms", version.terms())
                .param("reason", version.reason())
                .param("by", version.changedBy())
                .param("at", version.changedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void insertMilestone(UUID companyId, UUID contractId, Milestone milestone) {
        var amount = milestone.amount();
        jdbc.sql("""
                        insert into contract_milestone (company_id, contract_id, milestone_id, title, due_on, product_code,
                            amount_minor, currency, tax_code, tax_rate_percent)
                        values (:company, :contract, :id, :title, :due, :product, :amount, :currency, :taxCode, :taxRate)
                        """)
                .param("company", companyId)
                .param("contract", contractId)
                .param("id", milestone.milestoneId())
                .param("title", milestone.title())
                .param("due", milestone.dueOn())
                .param("product", milestone.productCode())
                .param("amount", amount == null ? null : amount.minorUnits())
                .param("currency", amount == null ? null : amount.currency().getCurrencyCode())
                .param("taxCode", milestone.taxCode())
                .param("taxRate", milestone.taxRatePercent())
                .update();
    }

    void milestoneDone(
            UUID companyId, UUID contractId, UUID milestoneId, LocalDate on, UUID by, @Nullable UUID orderId) {
        jdbc.sql("""
                        update contract_milestone set done_on = :on, done_by = :by, order_id = :order
                         where company_id = :company and contract_id = :contract and milestone_id = :id
                        """)
                .param("on", on)
                .param("by", by)
                .param("order", orderId)
                .param("company", companyId)
                .param("contract", contractId)
                .param("id", milestoneId)
                .update();
        touch(companyId, contractId);
    }

    void touch(UUID companyId, UUID contractId) {
        jdbc.sql("update contract set etag = etag + 1 where company_id = :company and contract_id = :id")
                .param("company", companyId)
                .param("id", contractId)
                .update();
        changes.note(companyId, ObjectKind.CONTRACT, contractId);
    }

    void lock(UUID companyId, UUID contractId) {
        jdbc.sql("select 1 from contract where company_id = :company and contract_id = :id for update")
                .param("company", companyId)
                .param("id", contractId)
                .query(Integer.class)
                .optional();
    }

    Optional<Contract> find(UUID companyId, UUID contractId) {
        var milestones = milestones(companyId, contractId);
        return jdbc.sql("""
                        select c.contract_number, c.customer_id, c.owner_user_id, c.terminated_at, c.etag,
                        """ + VERSION_COLUMNS + """
                          from contract c
                          join contract_version v on v.company_id = c.company_id and v.contract_id = c.contract_id
                           and v.version_no = c.last_version
                         where c.company_id = :company and c.contract_id = :id
                        """)
                .param("company", companyId)
                .param("id", contractId)
                .query((row, number) -> new Contract(
                        contractId,
                        row.getString("contract_number"),
                        row.getObject("customer_id", UUID.class),
                        row.getObject("owner_user_id", UUID.class),
                        instant(row, "terminated_at"),
                        version(row),
                        milestones,
                        row.getLong("etag")))
                .optional();
    }

    List<ContractVersion> versions(UUID companyId, UUID contractId) {
        return jdbc.sql("select " + VERSION_COLUMNS + """
                          from contract_version v
                         where v.company_id = :company and v.contract_id = :id
                         order by v.version_no
                        """)
                .param("company", companyId)
                .param("id", contractId)
                .query((row, number) -> version(row))
                .list();
    }

    private List<Milestone> milestones(UUID companyId, UUID contractId) {
        return jdbc.sql("""
                        select milestone_id, title, due_on, product_code, amount_minor, currency, tax_code,
                               tax_rate_percent, done_on, done_by, order_id
                          from contract_milestone
                         where company_id = :company and contract_id = :contract
                         order by due_on, milestone_id
                        """)
                .param("company", companyId)
                .param("contract", contractId)
                .query((row, number) -> new Milestone(
                        row.getObject("milestone_id", UUID.class),
                        row.getString("title"),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("product_code"),
                        money(row, "amount_minor"),
                        row.getString("tax_code"),
                        row.getBigDecimal("tax_rate_percent"),
                        row.getObject("done_on", LocalDate.class),
                        row.getObject("done_by", UUID.class),
                        row.getObject("order_id", UUID.class)))
                .list();
    }

    private static ContractVersion version(ResultSet row) throws SQLException {
        return new ContractVersion(
                row.getInt("version_no"),
                row.getString("title"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getObject("renewal_months", Integer.class),
                money(row, "value_minor"),
                row.getString("terms"),
                row.getString("reason"),
                row.getObject("changed_by", UUID.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    static @Nullable Money money(ResultSet row, String column) throws SQLException {
        var currency = row.getString("currency");
        return currency == null ? null : Money.ofMinor(row.getLong(column), currency);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
