package io.tieout.reconciliation.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TaskQueries {

    private final JdbcClient jdbc;
    private final TaskProperties properties;

    TaskQueries(JdbcClient jdbc, TaskProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// What is to be done, the most urgent first.
    List<ReconciliationTask> tasks(UUID companyId, LocalDate today) {
        var tasks = new ArrayList<ReconciliationTask>();
        for (var account : accounts(companyId)) {
            var statement = account.statementUntil().plusDays(properties.statementDays());
            tasks.add(task(TaskKind.IMPORT_STATEMENT, account, statement, today));
            var month = ReconciliationTask.nextToSign(account.signedUntil());
            if (month.atEndOfMonth().isBefore(today)) {
                tasks.add(task(
                        TaskKind.SIGN_BANK_RECONCILIATION,
                        account,
                        month.atEndOfMonth().plusDays(properties.signDays()),
                        today));
            }
        }
        var open = discrepancies(companyId);
        if (open.firstDue() != null) {
            tasks.add(ReconciliationTask.of(
                    TaskKind.RESOLVE_DISCREPANCIES, null, null, open.count(), open.firstDue(), today));
        }
        tasks.sort(Comparator.comparing(ReconciliationTask::dueDate).thenComparing(ReconciliationTask::kind));
        return List.copyOf(tasks);
    }

    private static ReconciliationTask task(TaskKind kind, Account account, LocalDate dueDate, LocalDate today) {
        return ReconciliationTask.of(kind, account.id(), account.name(), 1, dueDate, today);
    }

    private record Account(UUID id, String name, LocalDate statementUntil, LocalDate signedUntil) {}

    private record Open(long count, @Nullable LocalDate firstDue) {}

    private List<Account> accounts(UUID companyId) {
        return jdbc.sql("""
                        select a.bank_account_id, a.name,
                            coalesce((
                                select max(coalesce(s.closing_date, s.to_date))
                                from bank_statement s
                                where s.company_id = a.company_id and s.bank_account_id = a.bank_account_id),
                                a.opening_date) as statement_until,
                            coalesce((
                                select max(r.to_date)
                                from bank_reconciliation r
                                where r.company_id = a.company_id and r.bank_account_id = a.bank_account_id
                                    and r.status = 'SIGNED'), a.opening_date - 1) as signed_until
                        from bank_account a
                        where a.company_id = :company
                        order by a.bank_account_id
                        """)
                .param("company", companyId)
                .query((row, number) -> new Account(
                        row.getObject("bank_account_id", UUID.class),
                        row.getString("name"),
                        row.getObject("statement_until", LocalDate.class),
                        row.getObject("signed_until", LocalDate.class)))
                .list();
    }

    private Open discrepancies(UUID companyId) {
        return jdbc.sql("""
                        select count(*) as open, min(due_date) as first_due
                        from discrepancy
                        where company_id = :company and status = 'OPEN'
                        """)
                .param("company", companyId)
                .query((row, number) -> new Open(row.getLong("open"), row.getObject("first_due", LocalDate.class)))
                .single();
    }

    /// Those that have a bank account.
    List<UUID> companies() {
        return jdbc.sql("select distinct company_id from bank_account order by company_id")
                .query((row, number) -> row.getObject("company_id", UUID.class))
                .list();
    }
}
