package io.tieout.reconciliation.statementcomparison;

import io.tieout.reconciliation.statementfile.CsvColumn;
import io.tieout.reconciliation.statementfile.CsvProfile;
import io.tieout.reconciliation.statementfile.Finding;
import io.tieout.reconciliation.statementfile.Format;
import io.tieout.reconciliation.statementfile.Statement;
import io.tieout.reconciliation.statementfile.StatementFile;
import io.tieout.reconciliation.statementfile.StatementFormats;
import io.tieout.reconciliation.statementfile.StatementLine;
import io.tieout.reconciliation.statementfile.StatementSink;
import io.tieout.reconciliation.statementfile.UnreadableFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the tables in which parties write their statements, with the readers of bank statements.
///
/// A bank's credit is money in; in a party's books the balance may grow by its debits. Which of the two it is, the
/// balances of the statement prove; without them it is read as a bank writes, and the comparison finds the side.
final class PartyStatementReader {

    static final int MAX_LINES = 20_000;

    private static final Set<Format> TABLES = EnumSet.of(Format.CSV, Format.XLSX);
    private static final int MAX_TEXT = 300;

    private PartyStatementReader() {}

    static PartyStatement read(StatementFile file, @Nullable CsvProfile profile) {
        var asBank = take(file, profile);
        if (asBank.isProved()) {
            return asBank.statement();
        }
        var proposal = asBank.proposal;
        var mirrored = proposal == null ? Optional.<Taken>empty() : mirrored(file, proposal);
        if (mirrored.isPresent()) {
            return mirrored.get().statement();
        }
        if (asBank.only().isUnbalanced()) {
            throw new InvalidPartyStatement(
                    "statement-does-not-tie", "Its opening balance and lines do not come to its closing balance", null);
        }
        return asBank.statement();
    }

    private static Optional<Taken> mirrored(StatementFile file, CsvProfile proposal) {
        try {
            return Optional.of(take(file, mirrored(proposal))).filter(Taken::isProved);
        } catch (InvalidPartyStatement e) {
            // The other way round it cannot be read at all: then it is not meant so.
            return Optional.empty();
        }
    }

    private static CsvProfile mirrored(CsvProfile profile) {
        var columns = new EnumMap<CsvColumn, String>(CsvColumn.class);
        columns.putAll(profile.columns());
        var credit = columns.remove(CsvColumn.CREDIT);
        var debit = columns.remove(CsvColumn.DEBIT);
        if (credit != null) {
            columns.put(CsvColumn.DEBIT, credit);
        }
        if (debit != null) {
            columns.put(CsvColumn.CREDIT, debit);
        }
        boolean sides = credit != null || debit != null;
        return new CsvProfile(
                profile.name(),
                profile.firstLine(),
                profile.headings(),
                profile.encoding(),
                profile.delimiter(),
                columns,
                profile.dateOrder(),
                profile.decimalSeparator(),
                sides == profile.positiveIsOut(),
                profile.inFlags(),
                profile.currency(),
                profile.account());
    }

    private static Taken take(StatementFile file, @Nullable CsvProfile profile) {
        var taken = new Taken();
        try {
            StatementFormats.read(file, profile, taken);
        } catch (UnreadableFile e) {
            throw InvalidPartyStatement.of(e.finding());
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            throw new InvalidPartyStatement("file-not-understood", "The file has figures that cannot be read", null);
        }
        taken.requireReadable();
        return taken;
    }

    private static final class Taken implements StatementSink {

        private final List<Statement> statements = new ArrayList<>();
        private @Nullable Finding error;
        private @Nullable Format format;
        private String profile = "";
        private @Nullable CsvProfile proposal;

        @Override
        public void statement(Statement statement) {
            statements.add(statement);
        }

        @Override
        public void finding(Finding finding) {
            if (finding.isError() && error == null) {
                error = finding;
            }
        }

        @Override
        public void format(Format found) {
            format = found;
        }

        @Override
        public void profile(String name, CsvProfile proposed) {
            profile = name;
            proposal = proposed;
        }

        void requireReadable() {
            if (error != null) {
                throw InvalidPartyStatement.of(error);
            }
            if (format == null || !TABLES.contains(format)) {
                throw new InvalidPartyStatement("no-table", "It is neither a CSV file nor a spreadsheet", null);
            }
            if (statements.size() != 1) {
                throw new InvalidPartyStatement(
                        "several-statements", "It has " + statements.size() + " statements instead of one", null);
            }
            if (only().lines().size() > MAX_LINES) {
                throw new InvalidPartyStatement(
                        "statement-too-large", "At most " + MAX_LINES + " lines are compared", null);
            }
        }

        Statement only() {
            return statements.getFirst();
        }

        boolean isProved() {
            return only().difference()
                    .filter(difference -> difference.signum() == 0)
                    .isPresent();
        }

        PartyStatement statement() {
            var only = only();
            var opening = only.opening();
            return new PartyStatement(
                    String.valueOf(format),
                    profile,
                    currency(only),
                    only.fromDate(),
                    only.toDate(),
                    opening == null ? null : opening.amount(),
                    isProved(),
                    only.lines().stream().map(Taken::line).toList());
        }

        private static @Nullable String currency(Statement statement) {
            var named = Stream.concat(
                            Stream.ofNullable(statement.currency()),
                            statement.lines().stream()
                                    .map(StatementLine::currency)
                                    .flatMap(Stream::ofNullable))
                    .collect(Collectors.toSet());
            if (named.size() > 1) {
                throw new InvalidPartyStatement(
                        "several-currencies", "It has lines in " + String.join(", ", named), null);
            }
            return named.stream().findFirst().orElse(null);
        }

        private static PartyStatement.Line line(StatementLine line) {
            var text = Stream.of(
                            line.bankReference(),
                            line.structuredReference(),
                            line.endToEndId(),
                            line.bankTransactionCode(),
                            line.remittance())
                    .flatMap(Stream::ofNullable)
                    .filter(part -> !part.isBlank())
                    .distinct()
                    .collect(Collectors.joining(" "));
            return new PartyStatement.Line(
                    line.bookingDate(), text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT), line.amount());
        }
    }
}
