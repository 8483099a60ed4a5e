package io.tieout.reconciliation.matchingcase;

import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A case's result for a person: expected, got, passed or failed, and what the engine saw.
final class CaseText {

    private final int decimals;
    private final StringBuilder text = new StringBuilder();

    private CaseText(int decimals) {
        this.decimals = decimals;
    }

    static String of(CaseRun run) {
        var text = new CaseText(run.given().decimals());
        text.write(run);
        return text.text.toString();
    }

    static String of(ReadCase.Illegible illegible) {
        return "%s  FAILED  cannot be read: %s".formatted(illegible.id(), illegible.reason());
    }

    private void write(CaseRun run) {
        var expected = run.given().expected();
        text.append(run.given().id()).append("  ").append(verdict(run)).append("  ");
        text.append(run.given().title()).append('\n');
        if (expected != null) {
            result("expected", expected);
        }
        result("got", run.got());
        for (int line = 0; line < run.outcomes().size(); line++) {
            var outcome = run.outcomes().get(line);
            var currency = run.given().lines().get(line).currency();
            for (var evidence : outcome.evidence()) {
                text.append("    ").append(outcome.lineId()).append("  ").append(evidence.signal());
                text.append("  ").append(evidence.saw()).append("  ").append(evidence.meaning());
                text.append("  ").append(evidence.weight()).append('\n');
            }
            int rank = 0;
            for (var proposal : proposals(outcome)) {
                text.append("    ")
                        .append(outcome.lineId())
                        .append("  proposal ")
                        .append(++rank)
                        .append("  ");
                text.append(proposal.model())
                        .append(' ')
                        .append(allocated(outcome, proposal, currency))
                        .append('\n');
            }
        }
    }

    private static String verdict(CaseRun run) {
        if (!run.isJudged()) {
            return "asked";
        }
        return run.passed() ? "passed" : "FAILED";
    }

    private void result(String label, CaseResult result) {
        text.append("    ").append(label).append("  ").append(result.decision());
        result.allocations().forEach(a -> amount(a.line(), a.item(), a.amount(), null));
        result.other().forEach(part -> amount(part.line(), part.type(), part.amount(), part.item()));
        text.append("  ").append(result.flags()).append("  open ");
        text.append(result.openAfter().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + plain(entry.getValue(), decimals))
                .collect(Collectors.joining(", ")));
        text.append('\n');
    }

    private void amount(String line, String what, BigDecimal amount, @Nullable String item) {
        text.append("  ").append(line).append(' ').append(what).append('=').append(plain(amount, decimals));
        if (item != null) {
            text.append(" on ").append(item);
        }
    }

    private String allocated(Outcome outcome, Explanation proposal, Currency currency) {
        return CaseResult.allocations(outcome.lineId(), proposal, currency).stream()
                .map(allocation -> allocation.item() + "=" + plain(allocation.amount(), decimals))
                .collect(Collectors.joining(" "));
    }

    static List<Explanation> proposals(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Suggested suggested -> suggested.ranked();
            case Outcome.Automatic automatic -> automatic.alternatives();
            case Outcome.Exceptional _, Outcome.Ignored _ -> List.of();
        };
    }

    /// As many decimals as the case itself writes, or more where the figure needs them.
    static String plain(BigDecimal amount, int decimals) {
        int scale = Math.max(decimals, Math.max(0, amount.stripTrailingZeros().scale()));
        return amount.setScale(scale, RoundingMode.UNNECESSARY).toPlainString();
    }
}
