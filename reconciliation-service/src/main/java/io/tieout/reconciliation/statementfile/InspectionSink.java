package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sums up a file while it is read.
final class InspectionSink implements StatementSink {

    private static final int MAX_FINDINGS = 100;

    private final Consumer<Statement> further;
    private final List<Finding> findings = new ArrayList<>();
    private final TreeSet<String> currencies = new TreeSet<>();
    private @Nullable Format format;
    private @Nullable String profile;
    private int statements;
    private int transactions;
    private @Nullable BigDecimal opening;
    private @Nullable BigDecimal closing;
    private BigDecimal credits = BigDecimal.ZERO;
    private BigDecimal debits = BigDecimal.ZERO;
    private boolean balanced = true;
    private boolean controlTotalsAgree = true;

    InspectionSink(Consumer<Statement> further) {
        this.further = further;
    }

    void format(Format found) {
        format = found;
    }

    @Override
    public void profile(String name) {
        profile = name;
    }

    @Override
    public void finding(Finding finding) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(finding);
        }
    }

    @Override
    public void statement(Statement statement) {
        if (++statements == 1) {
            opening = stated(statement.opening(), statement);
        }
        closing = stated(statement.closing(), statement);
        transactions += statement.entries();
        credits = credits.add(statement.credits());
        debits = debits.add(statement.debits());
        currencies.addAll(statement.currencies());
        controlTotalsAgree &= statement.controlTotalsAgree();
        if (statement.isUnbalanced()) {
            balanced = false;
            finding(Finding.warning(
                    "balances-do-not-add-up",
                    "Statement " + statement.index() + " of account " + statement.account() + ": "
                            + statement.imbalance(),
                    "statement " + statement.index()));
        }
        further.accept(statement);
    }

    /// A balance that leaves out the currency which the rest of the statement has is no complete statement of one.
    private static @Nullable BigDecimal stated(@Nullable Balance balance, Statement statement) {
        if (balance == null) {
            return null;
        }
        return balance.currency() == null && statement.currency() != null ? null : balance.amount();
    }

    FileInspection toInspection(String file) {
        return new FileInspection(
                file,
                format,
                profile,
                statements,
                transactions,
                opening,
                closing,
                currencies.isEmpty() ? null : String.join("/", currencies),
                credits,
                debits,
                balanced,
                controlTotalsAgree,
                findings);
    }
}
