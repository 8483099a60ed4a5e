package io.tieout.reconciliation.statementfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds what is missing between the statements of one file: a page, a number, or money between one's closing and
/// the next one's opening balance.
final class StatementSequence {

    /// More accounts than any bank puts into one file; keeps the memory flat.
    private static final int MAX_ACCOUNTS = 1_000;

    private final Map<String, Statement> last = new HashMap<>();

    Optional<Finding> next(Statement statement) {
        var account = statement.account().toString();
        if (last.size() == MAX_ACCOUNTS && !last.containsKey(account)) {
            return Optional.empty();
        }
        var before = last.put(account, withoutLines(statement));
        var missing = before == null ? atStart(statement) : between(before, statement);
        return missing == null ? Optional.empty() : Optional.of(missing);
    }

    /// Statements that announce a page which never came.
    List<Finding> end() {
        var findings = new ArrayList<Finding>();
        for (var statement : last.values()) {
            if (statement.numbering().goesOn()) {
                findings.add(pageGap(statement, "goes on on a page that is not in the file"));
            }
        }
        last.clear();
        return findings;
    }

    private static @Nullable Finding atStart(Statement statement) {
        return statement.numbering().isContinuation()
                ? pageGap(statement, "goes on from a page that is not in the file")
                : null;
    }

    private static @Nullable Finding between(Statement before, Statement statement) {
        var earlier = before.numbering();
        var later = statement.numbering();
        if (earlier.goesOn() && !later.isContinuation()) {
            return pageGap(before, "goes on on a page that is not in the file");
        }
        if (!earlier.goesOn() && later.isContinuation()) {
            return pageGap(statement, "goes on from a page that is not in the file");
        }
        boolean sameNumber = earlier.number() != null && earlier.number().equals(later.number());
        if (sameNumber && earlier.page() != null && later.page() != null && later.page() > earlier.page() + 1) {
            return pageGap(statement, "is page " + later.page() + " after page " + earlier.page());
        }
        if (earlier.number() != null && later.number() != null && later.number() > earlier.number() + 1) {
            return gap(
                    "sequence-gap",
                    statement,
                    "has the number " + later.number() + " and follows number " + earlier.number());
        }
        var closing = before.closing();
        var opening = statement.opening();
        if (closing != null && opening != null && closing.amount().compareTo(opening.amount()) != 0) {
            return gap(
                    "sequence-gap",
                    statement,
                    "begins with " + opening.amount().toPlainString() + ", the one before ended with "
                            + closing.amount().toPlainString());
        }
        return null;
    }

    private static Finding pageGap(Statement statement, String detail) {
        return gap("page-gap", statement, detail);
    }

    private static Finding gap(String code, Statement statement, String detail) {
        return Finding.warning(
                code,
                "Statement " + statement.index() + " of account " + statement.account() + " " + detail,
                "statement " + statement.index());
    }

    private static Statement withoutLines(Statement statement) {
        return new Statement(
                statement.index(),
                statement.number(),
                statement.account(),
                statement.currency(),
                statement.fromDate(),
                statement.toDate(),
                statement.opening(),
                statement.closing(),
                statement.entries(),
                statement.credits(),
                statement.debits(),
                statement.currencies(),
                statement.controlTotalsAgree(),
                statement.interim(),
                statement.numbering(),
                List.of());
    }
}
