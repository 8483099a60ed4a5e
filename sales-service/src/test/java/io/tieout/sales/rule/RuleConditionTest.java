package io.tieout.sales.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.sales.change.ObjectKind;
import io.tieout.sales.rule.RuleCondition.Verdict;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleConditionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    /// 0.1 + 0.2 of this currency is 0.3 and nothing near it; a number with digits that no double has stays itself.
    private static final Map<String, Object> DEAL = Map.of(
            "stage", "OFFER",
            "status", "OPEN",
            "probabilityPercent", 80,
            "expectedCloseOn", "2026-04-03",
            "value", Map.of("minor", 9007199254740993L, "currency", "EUR"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deal.stage == 'OFFER' && deal.status != 'WON'",
                "deal.value > money('90071992547409.92', 'EUR')",
                "deal.value == money('90071992547409.93', 'EUR')",
                "deal.value < money('90071992547409.94', 'EUR')",
                "deal.value >= money('90071992547409.93', 'EUR') && deal.value <= money('90071992547409.93', 'EUR')",
                "deal.probabilityPercent >= 80",
                "deal.expectedCloseOn - 3 == today",
                "deal.expectedCloseOn - today == 3",
                "today + 3 >= deal.expectedCloseOn && deal.expectedCloseOn > day('2026-04-02')",
                "!has(deal.source)",
                "deal.stage.matches('^OF+ER$')",
                "matches(deal.stage, r'^[A-Z]{5}$') && !deal.stage.matches(r'\\d{4}-\\d{2,}|[(){}]{3}')"
            })
    void holds(String expression) {
        assertThat(judge(expression)).isEqualTo(new Verdict.Holds());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deal.stage == 'LEAD'",
                "has(deal.source) && deal.source == 'fair'",
                "today > deal.expectedCloseOn"
            })
    void holdsNot(String expression) {
        assertThat(judge(expression)).isEqualTo(new Verdict.HoldsNot());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deal.source == 'fair'|source",
                "deal.value > money('1.00', 'USD')|USD",
                "deal.value > money('1.001', 'EUR')|decimals",
                "day('2026-02-30') < today|2026-02-30",
                "today + 9223372036854775807 > today|no day",
                "deal.probabilityPercent / 0 == 1|zero"
            })
    void cannotSayAndSaysWhy(String expression, String reason) {
        assertThat(judge(expression))
                .isInstanceOfSatisfying(Verdict.CannotSay.class, unclear -> assertThat(unclear.reason())
                        .containsIgnoringCase(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deal.stage ==|line 1, column 14",
                "deal.valu == 1|line 1, column 5",
                "deal.value > 1000|no matching overload",
                "deal.value > 1000.0|no matching overload",
                "deal.value * 2 == deal.value|no matching overload",
                "deal.stage|expected type 'bool'",
                "order.status == 'HELD'|undeclared reference",
                "[1, 2].all(i, i > 0)|undeclared reference"
            })
    void isRefusedWithItsPlace(String expression, String problem) {
        assertThatThrownBy(() -> RuleCondition.of(ObjectKind.DEAL, expression))
                .isInstanceOfSatisfying(InvalidRule.class, refusal -> {
                    assertThat(refusal.errors().getFirst().pointer()).isEqualTo("/condition");
                    assertThat(refusal.detail()).contains(problem).contains("line 1, column ");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deal.stage.matches('((a{1000}){1000}){1000}')|1000 parts",
                "matches(deal.stage, '((a{1000}){1000}){1000}')|1000 parts",
                "!(has(deal.stage) && deal.stage.matches('(a{30}){40}'))|1000 parts",
                "deal.stage.matches(deal.source)|in quotes",
                "deal.stage.matches('(a{30}' + '){40}')|in quotes",
                "deal.stage.matches('(a')|regular expression",
                "deal.stage.matches('a{1001}')|1000 parts",
                "deal.stage.matches('a**')|regular expression"
            })
    void refusesRegularExpressionThatCannotBeRun(String expression, String problem) {
        assertThatThrownBy(() -> RuleCondition.of(ObjectKind.DEAL, expression))
                .isInstanceOfSatisfying(InvalidRule.class, refusal -> {
                    assertThat(refusal.errors().getFirst().pointer()).isEqualTo("/condition");
                    assertThat(refusal.detail()).contains(problem);
                });
    }

    @Test
    void isBoundedInItsSize() {
        var many = "deal.probabilityPercent == 1" + " || deal.probabilityPercent == 1".repeat(60);
        assertThatThrownBy(() -> RuleCondition.of(ObjectKind.DEAL, many)).isInstanceOf(InvalidRule.class);
        var deep = "(".repeat(200) + "true" + ")".repeat(200);
        assertThatThrownBy(() -> RuleCondition.of(ObjectKind.DEAL, deep)).isInstanceOf(InvalidRule.class);
        assertThatThrownBy(() -> RuleCondition.of(ObjectKind.DEAL, "'" + "x".repeat(3000) + "' == ''"))
                .isInstanceOf(InvalidRule.class);
    }

    private static Verdict judge(String expression) {
        return RuleCondition.of(ObjectKind.DEAL, expression).judge(DEAL, TODAY);
    }
}
