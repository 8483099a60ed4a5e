package io.tieout.ledger.account;

import io.tieout.ledger.company.CompanyArrived;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.problem.StaleVersion;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class ChartService {

    private final ChartRepository chart;
    private final CompanyService companies;

    /// A role never moves to another account, so what was found once stays right.
    private final Map<RoleKey, AccountCode> roles = new ConcurrentHashMap<>();

    ChartService(ChartRepository chart, CompanyService companies) {
        this.chart = chart;
        this.companies = companies;
    }

    /// The account that plays this role. An unknown company is refused (404); an event handler asks
    /// [CompanyService#awaited] first.
    public AccountCode byRole(UUID companyId, AccountRole role) {
        var key = new RoleKey(companyId, role);
        var known = roles.get(key);
        if (known != null) {
            return known;
        }
        var company = companies.get(companyId);
        var found = chart.byRole(company.id(), role)
                .orElseThrow(() -> new IllegalStateException("No account of " + companyId + " has the role " + role));
        roles.put(key, found);
        return found;
    }

    /// Opens the two accounts of a bank account, or returns those opened before.
    public BankAccounts openBankAccounts(UUID companyId, UUID bankAccountId, String name, Currency currency) {
        var company = companies.get(companyId);
        if (!company.baseCurrency().equals(currency)) {
            throw new CurrencyNotSupported(currency, company.baseCurrency());
        }
        var opened = chart.findBank(companyId, bankAccountId);
        if (opened.isPresent()) {
            return opened.get();
        }
        chart.lockBankCodes(companyId);
        var accounts = freeBankAccounts(companyId);
        open(companyId, accounts.bank(), name, get(companyId, StandardChart.BANK));
        open(companyId, accounts.clearing(), "Clearing: " + name, get(companyId, StandardChart.BANK_CLEARING));
        chart.insertBank(companyId, bankAccountId, accounts, currency);
        return accounts;
    }

    public Optional<BankAccounts> findBankAccounts(UUID companyId, UUID bankAccountId) {
        return chart.findBank(companyId, bankAccountId);
    }

    /// Those of the codes that exist.
    public Map<AccountCode, Account> find(UUID companyId, Collection<AccountCode> codes) {
        return chart.find(companyId, codes);
    }

    public List<Account> all(UUID companyId) {
        return chart.all(companyId);
    }

    public Account get(UUID companyId, AccountCode code) {
        return chart.find(companyId, code).orElseThrow(() -> new AccountNotFound(code));
    }

    /// An account is shown where its parent is, unless the request says otherwise.
    Account open(UUID companyId, OpenAccountRequest request) {
        companies.get(companyId);
        var parent = requireParent(companyId, request.parent(), request.type());
        var account = request.toAccount(parent.map(found -> usualBelow(found, request.type()))
                .orElseGet(() -> AccountMapping.usual(request.type())));
        if (!chart.insert(companyId, account)) {
            throw new AccountExists(account.code());
        }
        return account;
    }

    /// A type changes only while nothing hangs on it: figures that were reported keep their meaning.
    Account change(UUID companyId, Account before, AccountDetails details) {
        var code = before.code();
        // Two accounts that move below each other at the same time must not make a circle.
        chart.lock(companyId);
        if (details.type() != before.type()) {
            requireFree(companyId, before, "/type");
        }
        if (!details.active() && before.role() != null) {
            throw new AccountInUse(code, "/active", "is the one that the ledger itself uses for " + before.role());
        }
        requireParent(companyId, details.parent(), details.type());
        requireNoCircle(companyId, code, details.parent());
        var after = before.changed(details);
        if (!chart.update(companyId, after)) {
            throw new StaleVersion(before.version(), get(companyId, code).version());
        }
        return after;
    }

    private void requireFree(UUID companyId, Account account, String pointer) {
        if (account.role() != null) {
            throw new AccountInUse(account.code(), pointer, "is used by the ledger itself for " + account.role());
        }
        if (chart.hasLines(companyId, account.code())) {
            throw new AccountInUse(account.code(), pointer, "has lines");
        }
        if (chart.hasChildren(companyId, account.code())) {
            throw new AccountInUse(account.code(), pointer, "groups other accounts of its type");
        }
    }

    private Optional<Account> requireParent(UUID companyId, @Nullable AccountCode code, AccountType type) {
        if (code == null) {
            return Optional.empty();
        }
        var parent = chart.find(companyId, code).orElseThrow(() -> new ParentAccountUnfit(code, "does not exist"));
        if (parent.postable()) {
            throw new ParentAccountUnfit(code, "takes lines itself and cannot group others");
        }
        if (parent.type() != type) {
            throw new ParentAccountUnfit(code, "is of the type " + parent.type());
        }
        return Optional.of(parent);
    }

    private void requireNoCircle(UUID companyId, AccountCode code, @Nullable AccountCode parent) {
        for (var above = parent; above != null; above = get(companyId, above).parent()) {
            if (above.equals(code)) {
                throw new ParentAccountUnfit(parent == null ? code : parent, "stands below " + code + " itself");
            }
        }
    }

    /// The root accounts of the chart say nothing about lines or cash; then the type decides.
    private static AccountMapping usualBelow(Account parent, AccountType type) {
        return parent.mapping().cashFlow() == null ? AccountMapping.usual(type) : parent.mapping();
    }

    @EventListener
    void install(CompanyArrived arrived) {
        var companyId = arrived.company().id();
        StandardChart.ACCOUNTS.forEach(account -> chart.insert(companyId, account));
    }

    /// The first two codes with the same number that are both free: somebody may have opened `1120.01` by hand.
    private BankAccounts freeBankAccounts(UUID companyId) {
        var taken = chart.all(companyId).stream().map(Account::code).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, taken.size() + 1)
                .mapToObj(number -> new BankAccounts(
                        new AccountCode("%s.%02d".formatted(StandardChart.BANK, number)),
                        new AccountCode("%s.%02d".formatted(StandardChart.BANK_CLEARING, number))))
                .filter(accounts -> !taken.contains(accounts.bank()) && !taken.contains(accounts.clearing()))
                .findFirst()
                .orElseThrow();
    }

    private void open(UUID companyId, AccountCode code, String name, Account parent) {
        var shortName = name.length() > 100 ? name.substring(0, 100) : name;
        var account = Account.postable(code, shortName, AccountType.ASSET, parent.code())
                .asControl()
                .shownAs(parent.mapping());
        if (!chart.insert(companyId, account)) {
            throw new AccountExists(code);
        }
    }

    private record RoleKey(UUID companyId, AccountRole role) {}
}
