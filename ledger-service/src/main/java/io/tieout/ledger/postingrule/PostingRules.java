package io.tieout.ledger.postingrule;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.problem.FieldProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All rules of a company, as they were saved together.
///
/// @param version 0: none was ever saved
public record PostingRules(long version, List<PostingRule> rules) {

    static final PostingRules NONE = new PostingRules(0, List.of());

    public PostingRules {
        rules = List.copyOf(rules);
    }

    /// The entry of a fact.
    ///
    /// @throws NoPostingRule when no rule stands for it
    /// @throws FactUnfit when it lacks something that its rule needs
    public RuledEntry entry(FactContent fact) {
        var fitting = rules.stream().filter(rule -> rule.fits(fact)).toList();
        var rule = fitting.stream()
                .filter(candidate -> fitting.stream().allMatch(candidate::refines))
                .findFirst()
                .orElseThrow(() -> new NoPostingRule(fact));
        return new RuledEntry(rule.name(), rule.draft(fact));
    }

    /// @param accounts those of the named accounts that exist
    /// @throws PostingRulesUnfit with everything that is wrong
    void requireSound(Map<AccountCode, Account> accounts) {
        var problems = new ArrayList<FieldProblem>();
        var names = new HashMap<RuleName, Integer>();
        for (int index = 0; index < rules.size(); index++) {
            var rule = rules.get(index);
            var before = names.putIfAbsent(rule.name(), index);
            if (before != null) {
                problems.add(new FieldProblem(at(index) + "/name", "is the name of rule " + before + " too"));
            }
            requireSound(at(index), rule, accounts, problems);
        }
        // A rule that is wrong by itself cannot be weighed against others.
        if (problems.isEmpty()) {
            requireOneEach(problems);
        }
        if (!problems.isEmpty()) {
            throw new PostingRulesUnfit(problems);
        }
    }

    Set<AccountCode> accounts() {
        return rules.stream()
                .flatMap(rule -> rule.lines().stream())
                .map(TemplateLine::account)
                .collect(Collectors.toSet());
    }

    private static void requireSound(
            String place, PostingRule rule, Map<AccountCode, Account> accounts, List<FieldProblem> problems) {
        var from = rule.from();
        var until = rule.until();
        if (from != null && until != null && until.isBefore(from)) {
            problems.add(new FieldProblem(place + "/until", "must not be before the first day"));
        }
        var attributes = new HashSet<String>();
        for (int index = 0; index < rule.when().size(); index++) {
            if (!attributes.add(rule.when().get(index).attribute())) {
                problems.add(new FieldProblem(place + "/when/" + index + "/attribute", "has a condition already"));
            }
        }
        for (int index = 0; index < rule.lines().size(); index++) {
            var line = rule.lines().get(index);
            var account = accounts.get(line.account());
            if (account == null || !account.postable() || account.control()) {
                problems.add(new FieldProblem(place + "/lines/" + index + "/account", why(account)));
            }
            if (line.dimensionsFrom().keySet().stream().anyMatch(line.dimensions()::containsKey)) {
                problems.add(new FieldProblem(
                        place + "/lines/" + index + "/dimensionsFrom", "names a dimension that has a fixed value"));
            }
        }
        rule.imbalance()
                .forEach((amount, difference) -> problems.add(new FieldProblem(
                        place + "/lines",
                        difference.signum() > 0
                                ? "debits " + difference + " of " + amount + " more than it credits"
                                : "credits " + Fraction.ZERO.minus(difference) + " of " + amount
                                        + " more than it debits")));
    }

    private static String why(@Nullable Account account) {
        if (account == null) {
            return "is not in the chart of accounts";
        }
        return account.control() ? "is a control account" : "is a summary account";
    }

    private void requireOneEach(List<FieldProblem> problems) {
        var byType = new HashMap<FactType, List<Integer>>();
        for (int index = 0; index < rules.size(); index++) {
            byType.computeIfAbsent(rules.get(index).factType(), type -> new ArrayList<>())
                    .add(index);
        }
        byType.values().forEach(indexes -> requireOneEach(indexes, problems));
    }

    private void requireOneEach(List<Integer> indexes, List<FieldProblem> problems) {
        for (int later = 1; later < indexes.size(); later++) {
            var rule = rules.get(indexes.get(later));
            for (int earlier = 0; earlier < later; earlier++) {
                var other = rules.get(indexes.get(earlier));
                boolean tie = rule.meets(other)
                        && !rule.ranksAgainst(other)
                        && indexes.stream().map(rules::get).noneMatch(third -> third.decidesBetween(rule, other));
                if (tie) {
                    problems.add(new FieldProblem(
                            at(indexes.get(later)) + "/when",
                            "ties with rule " + other.name() + ": a fact could fit both, and neither is more special"));
                }
            }
        }
    }

    private static String at(int index) {
        return "/rules/" + index;
    }
}
