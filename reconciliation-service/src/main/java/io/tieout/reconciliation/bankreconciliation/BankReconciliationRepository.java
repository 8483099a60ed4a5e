package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BankReconciliationRepository {

    /// Sorts after every id that is made.
    private static final UUID LAST = new UUID(-1, -1);

    private static final String SHOWN = """
            select bank_reconciliation_id, bank_account_id, from_date, to_date, currency, opening_minor, closing_minor,
                books_minor, line_count, at_bank_only_minor, unexplained_minor, difference_minor,
                clearing_difference_minor, block_number, sequence, known_at, sha256, status, four_eyes, prepared_by,
                signed_by, signed_role, signed_at, version
            from bank_reconciliation
            where company_id = :company
            """;

    private final JdbcClient jdbc;

    BankReconciliationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SignedBefore> lastSigned(UUID companyId, UUID accountId) {
        return jdbc.sql("""
                        select bank_reconciliation_id, to_date, closing_minor
                        from bank_reconciliation
                        where company_id = :company and bank_account_id = :account and status = 'SIGNED'
                        order by to_date desc
                        limit 1
                        """)
                .param("company", companyId)
                .param("account", accountId)
                .query((row, number) -> new SignedBefore(
                        row.getObject("bank_reconciliation_id", UUID.class),
                        row.getObject("to_date", LocalDate.class),
                        row.getLong("closing_minor")))
                .optional();
    }

    void deleteDraft(UUID companyId, UUID accountId) {
        jdbc.sql("""
                        delete from bank_reconciliation
                        where company_id = :company and bank_account_id = :account and status = 'DRAFT'
                        """).param("company", companyId).param("account", accountId).update();
    }

    /// @param content what is signed, and never written anew
    void insert(BankReconciliation reconciliation, ReconciledAccount shown, byte[] content) {
        jdbc.sql("""
                        insert into bank_reconciliation (company_id, bank_reconciliation_id, bank_account_id, previous_id,
                            from_date, to_date, currency, opening_minor, closing_minor, books_minor, line_count,
                            at_bank_only_minor, unexplained_minor, difference_minor, clearing_difference_minor, block_number,
                            sequence, known_at, content, sha256, status, four_eyes, prepared_by, version)
                        values (:company, :id, :account, :previous, :from, :to, :currency, :opening, :closing, :books, :lines,
                            :atBankOnly, :unexplained, :difference, :clearingDifference, :block, :sequence, :knownAt, :content,
                            encode(sha256(:content), 'hex'), :status, :fourEyes, :by, :version)
                        """)
                .param("company", reconciliation.companyId())
                .param("id", reconciliation.id())
                .param("account", reconciliation.bankAccountId())
                .param("previous", reconciliation.previousId())
                .param("from", shown.from())
                .param("to", shown.to())
                .param("currency", shown.opening().currency().getCurrencyCode())
                .param("opening", shown.opening().minorUnits())
                .param("closing", shown.closing().minorUnits())
                .param("books", shown.books().minorUnits())
                .param("lines", shown.lines().size())
                .param(
                        "atBankOnly",
                        shown.atBankOnly().stream()
                                .mapToLong(line -> line.amount().minorUnits())
                                .sum())
                .param(
                        "unexplained",
                        shown.unexplained().stream()
                                .mapToLong(line -> line.amount().minorUnits())
                                .sum())
                .param("difference", shown.difference().minorUnits())
                .param("clearingDifference", shown.clearingDifference().minorUnits())
                .param("block", shown.journal().blockNumber())
                .param("sequence", shown.journal().sequence())
                .param("knownAt", shown.knownAt().atOffset(ZoneOffset.UTC))
                .param("content", content)
                .param("status", reconciliation.status().name())
                .param("fourEyes", reconciliation.fourEyes())
                .param("by", reconciliation.preparedBy())
                .param("version", reconciliation.version())
                .update();
    }

    /// The lines that its content shows: in the same view of the data.
    void insertLines(UUID companyId, UUID id, UUID accountId, LocalDate to) {
        jdbc.sql("""
                        insert into bank_reconciliation_line (company_id, bank_reconciliation_id, line_id)
                        select l.company_id, :id, l.line_id
                        """ + ReconciledLineRepository.NOT_RECONCILED)
                .param("company", companyId)
                .param("id", id)
                .param("account", accountId)
                .param("to", to)
                .update();
    }

    BankReconciliation get(UUID companyId, UUID id) {
        return jdbc.sql("""
                        select company_id, bank_reconciliation_id, bank_account_id, previous_id, to_date, currency,
                            difference_minor, clearing_difference_minor, four_eyes, prepared_by, status, version
                        from bank_reconciliation
                        where company_id = :company and bank_reconciliation_id = :id
                        """)
                .param("company", companyId)
                .param("id", id)
                .query(BankReconciliationRepository::reconciliation)
                .optional()
                .orElseThrow(() -> new BankReconciliationNotFound(id));
    }

    void sign(BankReconciliation reconciliation, BankReconciliation.Signature signature) {
        jdbc.sql("""
                        update bank_reconciliation
                        set status = 'SIGNED', signed_by = :by, signed_role = :role, signed_at = :at, version = version + 1
                        where company_id = :company and bank_reconciliation_id = :id
                        """)
                .param("company", reconciliation.companyId())
                .param("id", reconciliation.id())
                .param("by", signature.by())
                .param("role", signature.role())
                .param("at", signature.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    BankReconciliationResponse shown(UUID companyId, UUID id) {
        return jdbc.sql(SHOWN + "and bank_reconciliation_id = :id")
                .param("company", companyId)
                .param("id", id)
                .query(BankReconciliationResponse::read)
                .optional()
                .orElseThrow(() -> new BankReconciliationNotFound(id));
    }

    /// The newest first.
    List<BankReconciliationResponse> page(
            UUID companyId, @Nullable UUID accountId, @Nullable ReconciliationStatus status, PageRequest page) {
        return jdbc.sql(SHOWN + """
                        and (cast(:account as uuid) is null or bank_account_id = :account)
                        and (cast(:status as text) is null or status = :status)
                        and bank_reconciliation_id < :after
                        order by bank_reconciliation_id desc
                        limit :limit
                        """)
                .param("company", companyId)
                .param("account", accountId)
                .param("status", status == null ? null : status.name())
                .param(
                        "after",
                        page.isFirst() ? LAST : UUID.fromString(page.after().getFirst()))
                .param("limit", page.limit() + 1)
                .query(BankReconciliationResponse::read)
                .list();
    }

    byte[] content(UUID companyId, UUID id) {
        return jdbc.sql("""
                        select content
                        from bank_reconciliation
                        where company_id = :company and bank_reconciliation_id = :id
                        """)
                .param("company", companyId)
                .param("id", id)
                .query((row, number) -> row.getBytes("content"))
                .optional()
                .orElseThrow(() -> new BankReconciliationNotFound(id));
    }

    private static BankReconciliation reconciliation(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new BankReconciliation(
                row.getObject("company_id", UUID.class),
                row.getObject("bank_reconciliation_id", UUID.class),
                row.getObject("bank_account_id", UUID.class),
                row.getObject("previous_id", UUID.class),
                row.getObject("to_date", LocalDate.class),
                Money.ofMinor(row.getLong("difference_minor"), currency),
                Money.ofMinor(row.getLong("clearing_difference_minor"), currency),
                row.getBoolean("four_eyes"),
                row.getObject("prepared_by", UUID.class),
                ReconciliationStatus.valueOf(row.getString("status")),
                row.getLong("version"));
    }
}
