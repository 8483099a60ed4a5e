package io.tieout.ledger.charttemplate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ChartTemplateTest {

    private static final List<ChartTemplate> TEMPLATES = new ChartTemplateRepository(JsonMapper.shared()).all();

    private static final Set<AccountRole> GROUPS = Set.of(AccountRole.BANK_ACCOUNTS, AccountRole.BANK_CLEARING);

    static List<ChartTemplate> templates() {
        return TEMPLATES;
    }

    @ParameterizedTest
    @MethodSource("templates")
    void mapsEachRoleOrSaysThatItHasNone(ChartTemplate template) {
        var mapped = template.accounts().stream()
                .map(Account::role)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();

        assertThat(mapped).doesNotHaveDuplicates().noneMatch(template.withoutRoles()::contains);
        var all = new TreeSet<>(mapped);
        all.addAll(template.withoutRoles());
        assertThat(all).containsExactly(AccountRole.values());
        assertThat(template.accounts())
                .filteredOn(account -> account.role() != null)
                .allSatisfy(account -> assertThat(account.postable())
                        .as(account.code().value())
                        .isEqualTo(!GROUPS.contains(Objects.requireNonNull(account.role()))));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void isATreeOfMappedAccounts(ChartTemplate template) {
        var seen = new HashMap<AccountCode, Account>();
        for (var account : template.accounts()) {
            var parent = account.parent();
            if (parent != null) {
                var above = Objects.requireNonNull(seen.get(parent), () -> account.code() + " comes before its parent");
                assertThat(above.postable()).as(above.code().value()).isFalse();
                assertThat(above.type()).as(account.code().value()).isEqualTo(account.type());
            }
            if (account.postable()) {
                assertThat(account.mapping().cashFlow())
                        .as(account.code().value())
                        .isNotNull();
            }
            if (template.language() != null) {
                assertThat(account.localName()).as(account.code().value()).isNotBlank();
            }
            assertThat(seen.put(account.code(), account))
                    .as(account.code().value())
                    .isNull();
        }
    }

    /// Whoever is just posting when the chart is exchanged must not hit another account under the same code.
    @Test
    void meansTheSameByACodeInAllTemplates() {
        var meaning = new HashMap<AccountCode, String>();
        for (var template : TEMPLATES) {
            for (var account : template.accounts()) {
                var what = account.name() + " " + account.type() + " " + account.role();
                assertThat(meaning.merge(account.code(), what, (before, now) -> before))
                        .as(template.id() + " " + account.code())
                        .isEqualTo(what);
            }
        }
    }

    @Test
    void namesWhatTheSmallEnterpriseStandardOfChinaNames() {
        var names = names("china-small-enterprise");

        assertThat(names)
                .containsEntry("1001", "库存现金")
                .containsEntry("1002", "银行存款")
                .containsEntry("1122", "应收账款")
                .containsEntry("2203", "预收账款")
                .containsEntry("2221", "应交税费")
                .containsEntry("22210107", "销项税额")
                .containsEntry("5001", "主营业务收入")
                .containsEntry("571101", "坏账损失");
        assertThat(names("indonesia-emkm")).containsEntry("12100", "Piutang usaha");
    }

    private static Map<String, String> names(String id) {
        return TEMPLATES.stream()
                .filter(template -> template.id().equals(id))
                .flatMap(template -> template.accounts().stream())
                .collect(Collectors.toMap(
                        account -> account.code().value(), account -> Objects.requireNonNull(account.localName())));
    }
}
