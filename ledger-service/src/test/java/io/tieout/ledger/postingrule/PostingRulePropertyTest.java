package io.tieout.ledger.postingrule;

import static io.tieout.ledger.postingrule.Rules.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PostingRulePropertyTest {

    private static final List<String> NAMES = List.of("net", "tax", "fee");

    /// Each amount is split in the given proportions, differently on either side.
    @Property
    void balancesWhateverTheFiguresAre(
            @ForAll @Size(min = 3, max = 3) List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> figures,
            @ForAll("splits") List<List<Integer>> debits,
            @ForAll("splits") List<List<Integer>> credits) {
        var lines = new ArrayList<TemplateLine>();
        lines.addAll(side(Side.DEBIT, debits));
        lines.addAll(side(Side.CREDIT, credits));
        var rule = Rules.ruleOf(lines.toArray(TemplateLine[]::new));
        var amounts = new HashMap<String, Money>();
        for (int index = 0; index < NAMES.size(); index++) {
            amounts.put(NAMES.get(index), Money.ofMinor(figures.get(index), "EUR"));
        }

        var entry = rule.draft(new FactContent(new FactType("BOUGHT"), DAY, Map.of(), amounts));

        assertThat(rule.imbalance()).isEmpty();
        var whole =
                BigInteger.valueOf(figures.stream().mapToLong(Long::longValue).sum());
        assertThat(total(entry, Side.DEBIT)).isEqualTo(whole);
        assertThat(total(entry, Side.CREDIT)).isEqualTo(whole);
        assertThat(entry).allMatch(line -> line.amount().isPositive());
    }

    /// Of a set that is sound each fact fits at most one rule: `entry` decides by "refines all that fit", and that
    /// exists whenever anything fits.
    @Property
    void findsOneRuleOrNone(
            @ForAll("conditions") List<List<Condition>> wanted, @ForAll("attributes") Map<String, String> attributes) {
        var rules = IntStream.range(0, wanted.size())
                .mapToObj(index -> new PostingRule(
                        new RuleName("R" + index),
                        new FactType("BOUGHT"),
                        wanted.get(index),
                        null,
                        null,
                        List.of(Rules.line("5400", Side.DEBIT, "net"), Rules.line("2100", Side.CREDIT, "net"))))
                .toList();
        var sound = new ArrayList<PostingRule>();
        for (var rule : rules) {
            sound.add(rule);
            if (!isSound(sound)) {
                sound.removeLast();
            }
        }
        var fact = new FactContent(new FactType("BOUGHT"), DAY, attributes, Map.of("net", Money.ofMinor(1, "EUR")));
        boolean any = sound.stream().anyMatch(rule -> rule.fits(fact));

        try {
            var chosen = new PostingRules(1, sound).entry(fact).rule();
            assertThat(any).isTrue();
            assertThat(sound).anyMatch(rule -> rule.name().equals(chosen) && rule.fits(fact));
        } catch (NoPostingRule none) {
            assertThat(any).isFalse();
        }
    }

    private static boolean isSound(List<PostingRule> rules) {
        try {
            new PostingRules(1, rules).requireSound(PostingRulesTest.ACCOUNTS);
            return true;
        } catch (PostingRulesUnfit unfit) {
            return false;
        }
    }

    @Provide
    Arbitrary<List<List<Integer>>> splits() {
        return Arbitraries.integers()
                .between(1, 9)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .list()
                .ofSize(NAMES.size());
    }

    @Provide
    Arbitrary<List<List<Condition>>> conditions() {
        var values = Arbitraries.of("A", "B", "C").set().ofMinSize(1).ofMaxSize(2);
        var condition =
                Arbitraries.of("x", "y").flatMap(attribute -> values.map(anyOf -> new Condition(attribute, anyOf)));
        return condition
                .list()
                .ofMaxSize(2)
                .filter(all -> all.stream().map(Condition::attribute).distinct().count() == all.size())
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Map<String, String>> attributes() {
        return Arbitraries.maps(Arbitraries.of(Set.of("x", "y")), Arbitraries.of("A", "B", "C"));
    }

    private static List<TemplateLine> side(Side side, List<List<Integer>> splits) {
        var lines = new ArrayList<TemplateLine>();
        for (int name = 0; name < splits.size(); name++) {
            int whole = splits.get(name).stream().mapToInt(Integer::intValue).sum();
            for (int share : splits.get(name)) {
                lines.add(new TemplateLine(
                        new AccountCode("5400"),
                        side,
                        List.of(new AmountTerm(NAMES.get(name), Fraction.parse(share + "/" + whole))),
                        Map.of(),
                        Map.of()));
            }
        }
        return lines;
    }

    private static BigInteger total(List<LineDraft> lines, Side side) {
        return lines.stream()
                .filter(line -> line.side() == side)
                .map(line -> BigInteger.valueOf(line.amount().minorUnits()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
