package io.tieout.ledger.postingrule;

import static io.tieout.ledger.postingrule.Rules.dated;
import static io.tieout.ledger.postingrule.Rules.fact;
import static io.tieout.ledger.postingrule.Rules.line;
import static io.tieout.ledger.postingrule.Rules.rule;
import static io.tieout.ledger.postingrule.Rules.ruleOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountType;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.problem.FieldProblem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostingRulesTest {

    static final Map<AccountCode, Account> ACCOUNTS = Stream.of("5400", "2100", "1350", "5100")
            .map(AccountCode::new)
            .collect(Collectors.toMap(
                    code -> code,
                    code -> new Account(code, "Test", AccountType.EXPENSE, null, null, false, true, true, 1)));

    @Test
    void takesTheMostSpecialRule() {
        var rules = sound(
                rule("ALL"),
                rule("GOODS", "category=GOODS"),
                rule("THINGS", "category=GOODS|TOOLS"),
                rule("GOODS_OF_BERLIN", "category=GOODS", "plant=BERLIN"));

        assertThat(chosen(rules, "category=RENT")).isEqualTo("ALL");
        assertThat(chosen(rules)).isEqualTo("ALL");
        assertThat(chosen(rules, "category=TOOLS", "plant=BERLIN")).isEqualTo("THINGS");
        assertThat(chosen(rules, "category=GOODS", "plant=ROME")).isEqualTo("GOODS");
        assertThat(chosen(rules, "category=GOODS", "plant=BERLIN")).isEqualTo("GOODS_OF_BERLIN");
    }

    @Test
    void takesNoRuleRatherThanOneThatDoesNotStand() {
        var rules = sound(
                rule("GOODS", "category=GOODS"),
                dated("OLD_RENT", null, "2026-03-14", "category=RENT"),
                dated("NEW_RENT", "2026-03-16", null, "category=RENT"));

        assertThatThrownBy(() -> rules.entry(fact("category=TOOLS")))
                .isInstanceOf(NoPostingRule.class)
                .hasMessageContaining("BOUGHT");
        assertThatThrownBy(() -> rules.entry(fact("category=RENT"))).isInstanceOf(NoPostingRule.class);
        assertThatThrownBy(() -> PostingRules.NONE.entry(fact())).isInstanceOf(NoPostingRule.class);
    }

    @Test
    void refusesTwoRulesThatAFactCouldFitAlike() {
        assertThat(problems(rule("GOODS", "category=GOODS"), rule("BERLIN", "plant=BERLIN")))
                .containsExactly("/rules/1/when");
        assertThat(problems(rule("ONE", "category=GOODS"), rule("OTHER", "category=GOODS")))
                .containsExactly("/rules/1/when");
        assertThat(problems(rule("ONE", "category=GOODS|TOOLS"), rule("OTHER", "category=GOODS|RENT")))
                .containsExactly("/rules/1/when");
        assertThat(problems(
                        dated("JANUARY", "2026-01-01", "2026-01-31", "category=GOODS"),
                        dated("LATER", "2026-01-31", null, "category=GOODS")))
                .containsExactly("/rules/1/when");
    }

    @Test
    void takesTwoRulesOfWhichAThirdDecides() {
        var goods = rule("GOODS", "category=GOODS");
        var berlin = rule("BERLIN", "plant=BERLIN");
        var both = rule("BOTH", "category=GOODS", "plant=BERLIN");

        assertThat(chosen(sound(goods, berlin, both), "category=GOODS", "plant=BERLIN"))
                .isEqualTo("BOTH");
        // One that ends before they do decides only until then.
        assertThat(problems(goods, berlin, dated("BOTH", null, "2026-12-31", "category=GOODS", "plant=BERLIN")))
                .containsExactly("/rules/1/when");
    }

    @Test
    void takesRulesThatNoFactFitsBoth() {
        assertThatCode(() -> sound(rule("GOODS", "category=GOODS"), rule("RENT", "category=RENT", "plant=BERLIN")))
                .doesNotThrowAnyException();
        assertThatCode(() -> sound(
                        dated("JANUARY", "2026-01-01", "2026-01-31", "category=GOODS"),
                        dated("LATER", "2026-02-01", null, "category=GOODS")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesARuleThatDoesNotBalanceWhateverTheFiguresAre() {
        // Gross is net and tax on every bill, and nobody promises that.
        var byGross = ruleOf(
                line("5400", Side.DEBIT, "net"), line("1350", Side.DEBIT, "tax"), line("2100", Side.CREDIT, "gross"));
        assertThat(messages(byGross))
                .containsExactly(
                        "credits 1 of gross more than it debits",
                        "debits 1 of net more than it credits",
                        "debits 1 of tax more than it credits");
        assertThat(messages(ruleOf(line("5400", Side.DEBIT, "net*0.5"), line("2100", Side.CREDIT, "net"))))
                .containsExactly("credits 1/2 of net more than it debits");
        assertThat(messages(ruleOf(
                        line("5400", Side.DEBIT, "gross", "tax*-1"),
                        line("1350", Side.DEBIT, "tax"),
                        line("2100", Side.CREDIT, "gross"))))
                .isEmpty();
    }

    @Test
    void refusesNamesGivenTwiceReversedDaysAndAccountsThatTakeNothing() {
        assertThat(problems(rule("ONE", "category=GOODS"), rule("ONE", "category=RENT")))
                .containsExactly("/rules/1/name");
        assertThat(problems(dated("ONE", "2026-02-01", "2026-01-31"))).containsExactly("/rules/0/until");
        assertThat(problems(rule("ONE", "category=GOODS", "category=RENT")))
                .containsExactly("/rules/0/when/1/attribute");
        assertThat(problems(ruleOf(line("9999", Side.DEBIT, "net"), line("2100", Side.CREDIT, "net"))))
                .containsExactly("/rules/0/lines/0/account");
    }

    @Test
    void losesNoCentToFractions() {
        var thirds = ruleOf(
                line("5400", Side.DEBIT, "net*1/3"),
                line("5100", Side.DEBIT, "net*2/3"),
                line("2100", Side.CREDIT, "net"));
        assertThat(amounts(thirds.draft(fact("net:100.00")))).containsExactly("33.33", "66.67", "100.00");
        assertThat(amounts(thirds.draft(fact("net:0.01")))).containsExactly("0.01", "0.01");

        var halves = ruleOf(
                line("5400", Side.DEBIT, "net*0.5"),
                line("5100", Side.DEBIT, "net*0.5"),
                line("2100", Side.CREDIT, "net"));
        assertThat(amounts(halves.draft(fact("net:0.03")))).containsExactly("0.02", "0.01", "0.03");
    }

    @Test
    void leavesOutLinesThatComeToNothing() {
        var withTax = ruleOf(
                line("5400", Side.DEBIT, "net"),
                line("1350", Side.DEBIT, "tax"),
                line("2100", Side.CREDIT, "net", "tax"));
        assertThat(amounts(withTax.draft(fact("net:100.00", "tax:0.00")))).containsExactly("100.00", "100.00");
    }

    @Test
    void saysWhatAFactLacks() {
        var less =
                ruleOf(line("5400", Side.DEBIT, "net", "discount*-1"), line("2100", Side.CREDIT, "net", "discount*-1"));
        assertThatThrownBy(() -> less.draft(fact("net:1.00")))
                .isInstanceOf(FactUnfit.class)
                .hasMessageContaining("discount");
        assertThatThrownBy(() -> less.draft(fact("net:1.00", "discount:1.01")))
                .isInstanceOf(FactUnfit.class)
                .hasMessageContaining("less than nothing");
        var huge = ruleOf(line("5400", Side.DEBIT, "net*999"), line("2100", Side.CREDIT, "net*999"));
        assertThatThrownBy(() -> huge.draft(fact("net:92233720368547758.07")))
                .isInstanceOf(FactUnfit.class)
                .hasMessageContaining("more than the books can hold");
        var about = ruleOf(
                new TemplateLine(
                        new AccountCode("5400"),
                        Side.DEBIT,
                        List.of(new AmountTerm("net", Fraction.ONE)),
                        Map.of("region", "NORTH"),
                        Map.of("costCenter", "department")),
                line("2100", Side.CREDIT, "net"));
        assertThatThrownBy(() -> about.draft(fact()))
                .isInstanceOf(FactUnfit.class)
                .hasMessageContaining("department");
        assertThat(about.draft(fact("department=IT")).getFirst().dimensions())
                .isEqualTo(Map.of("region", "NORTH", "costCenter", "IT"));
    }

    private static PostingRules sound(PostingRule... rules) {
        var set = new PostingRules(1, List.of(rules));
        set.requireSound(ACCOUNTS);
        return set;
    }

    private static String chosen(PostingRules rules, String... attributes) {
        return rules.entry(fact(attributes)).rule().value();
    }

    private static List<String> problems(PostingRule... rules) {
        return errors(rules).stream().map(FieldProblem::pointer).toList();
    }

    private static List<String> messages(PostingRule... rules) {
        return errors(rules).stream().map(FieldProblem::message).toList();
    }

    private static List<FieldProblem> errors(PostingRule... rules) {
        try {
            sound(rules);
            return List.of();
        } catch (PostingRulesUnfit unfit) {
            return unfit.errors();
        }
    }

    private static List<String> amounts(List<LineDraft> lines) {
        return lines.stream().map(line -> line.amount().amount()).toList();
    }
}
