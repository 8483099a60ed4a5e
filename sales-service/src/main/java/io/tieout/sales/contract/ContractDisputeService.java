package io.tieout.sales.contract;

import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class ContractDisputeService {

    private static final int MAX_ROWS = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    ContractDisputeService(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    ContractDispute open(UUID companyId, UUID contractId, String subject, UUID by) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into contract_dispute (company_id, contract_id, dispute_id, state, subject, opened_by,
                            opened_at, version)
                        values (:company, :contract, :id, 'OPEN', :subject, :by, :at, 1)
                        """)
                .param("company", companyId)
                .param("contract", contractId)
                .param("id", id)
                .param("subject", subject)
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return get(companyId, contractId, id);
    }

    ContractDispute close(
            UUID companyId,
            UUID contractId,
            UUID disputeId,
            long expectedVersion,
            DisputeState outcome,
            String resolution,
            @Nullable Money cost,
            UUID by) {
        var dispute = get(companyId, contractId, disputeId);
        if (dispute.state() != DisputeState.OPEN) {
            throw new ContractDisputeClosed(dispute.state());
        }
        int updated = jdbc.sql("""
                        update contract_dispute
                           set state = :state, closed_by = :by, closed_at = :at, resolution = :resolution,
                               cost_minor = :cost, currency = :currency, version = version + 1
                         where company_id = :company and contract_id = :contract and dispute_id = :id
                           and version = :version and state = 'OPEN'
                        """)
                .param("state", outcome.name())
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("resolution", resolution)
                .param("cost", cost == null ? null : cost.minorUnits())
                .param("currency", cost == null ? null : cost.currency().getCurrencyCode())
                .param("company", companyId)
                .param("contract", contractId)
                .param("id", disputeId)
                .param("version", expectedVersion)
                .update();
        var after = get(companyId, contractId, disputeId);
        if (updated == 0) {
            throw new StaleVersion(expectedVersion, after.version());
        }
        return after;
    }

    List<ContractDispute> list(UUID companyId, UUID contractId) {
        return find(companyId, contractId, null);
    }

    private ContractDispute get(UUID companyId, UUID contractId, UUID disputeId) {
        return find(companyId, contractId, disputeId).stream()
                .findFirst()
                .orElseThrow(() -> new ContractDisputeNotFound(disputeId));
    }

    private List<ContractDispute> find(UUID companyId, UUID contractId, @Nullable UUID disputeId) {
        return jdbc.sql("""
                        select dispute_id, contract_id, state, subject, opened_by, opened_at, closed_by, closed_at,
                               resolution, cost_minor, currency, version
                          from contract_dispute
                         where company_id = :company and contract_id = :contract
                           and (:id::uuid is null or dispute_id = :id)
                         order by dispute_id
                         limit :limit
                        """)
                .param("company", companyId)
                .param("contract", contractId)
                .param("id", disputeId)
                .param("limit", MAX_ROWS)
                .query((row, number) -> dispute(row))
                .list();
    }

    private static ContractDispute dispute(ResultSet row) throws SQLException {
        var openedAt = row.getObject("opened_at", OffsetDateTime.class).toInstant();
        var closedAt = ContractRepository.instant(row, "closed_at");
        return new ContractDispute(
                row.getObject("dispute_id", UUID.class),
                row.getObject("contract_id", UUID.class),
                DisputeState.valueOf(row.getString("state")),
                row.getString("subject"),
                row.getObject("opened_by", UUID.class),
                openedAt,
                row.getObject("closed_by", UUID.class),
                closedAt,
                row.getString("resolution"),
                ContractRepository.money(row, "cost_minor"),
                closedAt == null ? null : Duration.between(openedAt, closedAt).toSeconds(),
                row.getLong("version"));
    }
}
