package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sums up a file while it is read.
final class InspectionSink implements StatementSink {

    private static final int MAX_FINDINGS = 100;

    /// Nobody mends so many one by one: the rest of such a file is not read.
    private static final int MAX_ERRORS = 1_000;

    private final Consumer<Statement> further;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> kinds = new HashSet<>();
    private final TreeSet<String> currencies = new TreeSet<>();
    private @Nullable Format format;
    private @Nullable String profile;
    private @Nullable CsvProfile proposal;
    private int statements;
    private int transactions;
    private int errors;
    private @Nullable BigDecimal opening;
    private @Nullable BigDecimal closing;
    private BigDecimal credits = BigDecimal.ZERO;
    private BigDecimal debits = BigDecimal.ZERO;
    private final StatementSequence sequence = new StatementSequence();
    private boolean balanced = true;
    private boolean controlTotalsAgree = true;

    InspectionSink(Consumer<Statement> further) {
        this.further = further;
    }

    /// Of the formats in an archive the first is named.
    @Override
    public void format(Format found) {
        format = format == null ? found : format;
    }

    @Override
    public void profile(String name, CsvProfile found) {
        profile = name;
        proposal = found;
    }

    @Override
    public void finding(Finding finding) {
        if (finding.isError() && ++errors == MAX_ERRORS) {
            throw new UnreadableFile(
                    "too-many-errors", "The file has more than " + MAX_ERRORS + " errors", finding.position());
        }
        // An import judges by the errors and by the codes of warnings: the first of each is always kept.
        boolean firstOfItsKind = kinds.add(finding.severity() + " " + finding.code());
        if (findings.size() < MAX_FINDINGS || firstOfItsKind) {
            findings.add(finding);
        }
    }

    @Override
    public void statement(Statement statement) {
        statements++;
        opening = opening == null ? stated(statement.opening(), statement) : opening;
        var ended = stated(statement.closing(), statement);
        closing = ended == null ? closing : ended;
        if (!statement.interim() && !statement.account().isUnknown()) {
            sequence.next(statement).ifPresent(this::finding);
        }
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
        sequence.end().forEach(this::finding);
        return new FileInspection(
                file,
                format,
                profile,
                proposal,
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
