package io.tieout.ledger.limit;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountHoldRepository {

    private static final String COLUMNS =
            "account_hold_id, account_code, side, amount_minor, currency, reason, held_by, held_at, status, entry_id";

    private final JdbcClient jdbc;

    AccountHoldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AccountHold> find(UUID companyId, HoldId id) {
        return jdbc.sql("select " + COLUMNS
                        + " from account_hold where company_id = :company and account_hold_id = :hold")
                .param("company", companyId)
                .param("hold", id.value())
                .query(AccountHoldRepository::hold)
                .optional();
    }

    /// Newest first.
    List<AccountHold> list(
            UUID companyId, @Nullable AccountCode account, @Nullable HoldStatus status, PageRequest page) {
        return jdbc.sql("select " + COLUMNS + """
                         from account_hold
                        where company_id = :company
                            and (cast(:account as text) is null or account_code = :account)
                            and (cast(:status as text) is null or status = :status)
                            and (cast(:after as uuid) is null or account_hold_id < cast(:after as uuid))
                        order by account_hold_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("account", account == null ? null : account.value())
                .param("status", status == null ? null : status.name())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(AccountHoldRepository::hold)
                .list();
    }

    void insert(UUID companyId, HoldId id, HoldRequest wanted, UUID by) {
        jdbc.sql("""
                        insert into account_hold
                            (company_id, account_hold_id, account_code, side, amount_minor, currency, reason, held_by)
                        values (:company, :hold, :account, :side, :amount, :currency, :reason, :by)""")
                .param("company", companyId)
                .param("hold", id.value())
                .param("account", wanted.account().value())
                .param("side", wanted.side().name())
                .param("amount", wanted.amount().minorUnits())
                .param("currency", wanted.amount().currency().getCurrencyCode())
                .param("reason", wanted.reason())
                .param("by", by)
                .update();
    }

    void setPosted(UUID companyId, HoldId id, UUID entryId, UUID by) {
        end(companyId, id, HoldStatus.POSTED, entryId, null, by);
    }

    void setReleased(UUID companyId, HoldId id, String reason, UUID by) {
        end(companyId, id, HoldStatus.RELEASED, null, reason, by);
    }

    private void end(
            UUID companyId, HoldId id, HoldStatus status, @Nullable UUID entryId, @Nullable String reason, UUID by) {
        jdbc.sql("""
                        update account_hold
                        set status = :status, entry_id = :entry, end_reason = :reason, ended_by = :by,
                            ended_at = recorded_now()
                        where company_id = :company and account_hold_id = :hold and status = 'OPEN'""")
                .param("status", status.name())
                .param("entry", entryId)
                .param("reason", reason)
                .param("by", by)
                .param("company", companyId)
                .param("hold", id.value())
                .update();
    }

    private static AccountHold hold(ResultSet row, int number) throws SQLException {
        return new AccountHold(
                new HoldId(row.getObject("account_hold_id", UUID.class)),
                new AccountCode(row.getString("account_code")),
                HoldSide.valueOf(row.getString("side")),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("reason"),
                row.getObject("held_by", UUID.class),
                row.getObject("held_at", OffsetDateTime.class).toInstant(),
                HoldStatus.valueOf(row.getString("status")),
                row.getObject("entry_id", UUID.class));
    }
}
