package io.tieout.ledger.account;

import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.problem.Refusal;
import io.tieout.platform.problem.StaleVersion;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class ChartService {

    private final ChartRepository chart;
    private final CompanyService companies;

    /// A role does not move to another account once something is posted, so what was found then stays right.
    private final Map<RoleKey, AccountCode> roles = new ConcurrentHashMap<>();

    ChartService(ChartRepository chart, CompanyService companies) {
        this.chart = chart;
        this.companies = companies;
    }

    /// The account that plays this role. An unknown company is refused (404); an event handler asks
    /// [CompanyService#awaited] first.
    public AccountCode byRole(UUID companyId, AccountRole role) {
        return findByRole(companyId, role).orElseThrow(() -> unmapped(companyId, role));
    }

    /// Empty where the chart of the company's country has no such account.
    public Optional<AccountCode> findByRole(UUID companyId, AccountRole role) {
        var key = new RoleKey(companyId, role);
        var known = roles.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        var holder = chart.byRole(companyId, role);
        holder.filter(ChartRepository.RoleHolder::settled).ifPresent(found -> roles.put(key, found.code()));
        return holder.map(ChartRepository.RoleHolder::code);
    }

    private AccountRoleUnmapped unmapped(UUID companyId, AccountRole role) {
        companies.get(companyId);
        return new AccountRoleUnmapped(role);
    }

    /// Opens the two accounts of a bank account, or returns those opened before.
    public BankAccounts openBankAccounts(UUID companyId, UUID bankAccountId, String name, Currency currency) {
        var company = companies.get(companyId);
        var opened = chart.findBank(company.id(), bankAccountId);
        if (opened.isPresent()) {
            return opened.get();
        }
        var banks = byRole(companyId, AccountRole.BANK_ACCOUNTS);
        var clearings = byRole(companyId, AccountRole.BANK_CLEARING);
        chart.lockBankCodes(companyId, banks);
        var accounts = freeBankAccounts(companyId, banks, clearings);
        open(companyId, accounts.bank(), name, get(companyId, banks), currency);
        open(companyId, accounts.clearing(), "Clearing: " + name, get(companyId, clearings), currency);
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
    Account open(UUID companyId, NewAccount wanted) {
        companies.get(companyId);
        var parent = requireParent(companyId, wanted.parent(), wanted.type());
        var account = wanted.toAccount(usual(wanted, parent));
        if (!chart.insert(companyId, account)) {
            throw new AccountExists(account.code());
        }
        return account;
    }

    /// Opens those that can be opened, whatever order they come in, and says of each what became of it.
    public List<OpeningOutcome> openEach(UUID companyId, List<NewAccount> wanted) {
        chart.lock(companyId);
        var known = new HashMap<AccountCode, Account>();
        chart.all(companyId).forEach(account -> known.put(account.code(), account));
        var outcomes = new HashMap<Integer, OpeningOutcome>();
        var waiting = IntStream.range(0, wanted.size()).boxed().toList();
        // A parent may stand further down: go on as long as a round opens something.
        for (int before = -1; !waiting.isEmpty() && before != waiting.size(); ) {
            before = waiting.size();
            var absent = waiting.stream().map(index -> wanted.get(index).code()).collect(Collectors.toSet());
            for (int index : waiting) {
                var account = wanted.get(index);
                var parent = account.parent();
                if (parent == null || known.containsKey(parent) || !absent.contains(parent)) {
                    outcomes.put(index, open(companyId, account, known));
                }
            }
            waiting = waiting.stream()
                    .filter(index -> !outcomes.containsKey(index))
                    .toList();
        }
        return IntStream.range(0, wanted.size())
                .mapToObj(index -> outcomes.getOrDefault(index, standsBelowItself(wanted.get(index))))
                .toList();
    }

    /// Whoever posts for the company has ended when this returns, or waits until the caller's transaction ends.
    public void holdPostings(UUID companyId) {
        chart.lockAgainstPosting(companyId);
    }

    /// Takes out those that nothing ever named: no line, no other account, no document.
    ///
    /// @return those that had to stay
    public List<AccountCode> removeUnused(UUID companyId, List<AccountCode> codes) {
        // A posting that has looked at the chart already holds its period: it ends first, or finds no account.
        chart.lockAgainstPosting(companyId);
        chart.lock(companyId, codes);
        var left = codes;
        // A group goes after the accounts that stood below it: go on as long as a round removes something.
        for (int before = -1; before != left.size(); ) {
            before = left.size();
            left = left.stream().filter(code -> !chart.remove(companyId, code)).toList();
        }
        return left;
    }

    private OpeningOutcome open(UUID companyId, NewAccount wanted, Map<AccountCode, Account> known) {
        var before = known.get(wanted.code());
        if (before != null) {
            return known(wanted, before);
        }
        try {
            var parent = wanted.parent();
            var above = parent == null
                    ? Optional.<Account>empty()
                    : Optional.of(fitParent(parent, Optional.ofNullable(known.get(parent)), wanted.type()));
            var account = wanted.toAccount(usual(wanted, above));
            if (!chart.insert(companyId, account)) {
                // Somebody else opened it since the chart was read: it is not ours to take back.
                var there = get(companyId, account.code());
                known.put(there.code(), there);
                return known(wanted, there);
            }
            known.put(account.code(), account);
            return new OpeningOutcome.Opened();
        } catch (Refusal refusal) {
            return new OpeningOutcome.Refused(refusal);
        }
    }

    private static OpeningOutcome known(NewAccount wanted, Account there) {
        return wanted.isLike(there)
                ? new OpeningOutcome.Unchanged()
                : new OpeningOutcome.Refused(new AccountExists(wanted.code()));
    }

    private static OpeningOutcome standsBelowItself(NewAccount wanted) {
        var parent = wanted.parent();
        return new OpeningOutcome.Refused(
                new ParentAccountUnfit(parent == null ? wanted.code() : parent, "stands below " + wanted.code()));
    }

    private static AccountMapping usual(NewAccount wanted, Optional<Account> parent) {
        return parent.map(found -> usualBelow(found, wanted.type()))
                .orElseGet(() -> AccountMapping.usual(wanted.type()));
    }

    /// A type changes only while nothing hangs on it: figures that were reported keep their meaning.
    Account change(UUID companyId, Account before, AccountDetails details) {
        var code = before.code();
        // Two accounts that move below each other at the same time must not make a circle.
        chart.lock(companyId);
        if (details.type() != before.type()) {
            requireFree(companyId, before, "/type");
        }
        if (!Objects.equals(details.currency(), before.currency()) && chart.hasLines(companyId, code)) {
            throw new AccountInUse(code, "/currency", "has lines");
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
        return Optional.of(fitParent(code, chart.find(companyId, code), type));
    }

    private static Account fitParent(AccountCode code, Optional<Account> found, AccountType type) {
        var parent = found.orElseThrow(() -> new ParentAccountUnfit(code, "does not exist"));
        if (parent.postable()) {
            throw new ParentAccountUnfit(code, "takes lines itself and cannot group others");
        }
        if (parent.type() != type) {
            throw new ParentAccountUnfit(code, "is of the type " + parent.type());
        }
        return parent;
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

    /// Gives a company its chart. Once in its life, so the accounts may come one by one.
    ///
    /// @param accounts parents before their children
    public void install(UUID companyId, List<Account> accounts) {
        for (var account : accounts) {
            if (!chart.insert(companyId, account)) {
                throw new AccountExists(account.code());
            }
        }
    }

    /// Exchanges the chart for another one, while nothing rests on it. What somebody opened by hand stays.
    ///
    /// @param former the codes of the chart that goes
    public void exchange(UUID companyId, List<AccountCode> former, List<Account> accounts) {
        chart.lockBooks(companyId);
        if (chart.hasEntries(companyId)) {
            throw new ChartInUse("entries are posted");
        }
        if (chart.hasBanks(companyId)) {
            throw new ChartInUse("a bank account is connected");
        }
        try {
            chart.forget(companyId, former);
        } catch (DataIntegrityViolationException e) {
            // The foreign keys know best who names an account: limits, balance assertions, deferrals.
            throw new ChartInUse("a limit, a balance assertion or a document names one of its accounts");
        }
        install(companyId, accounts);
    }

    /// The first two codes with the same number that are both free: somebody may have opened `1120.01` by hand.
    private BankAccounts freeBankAccounts(UUID companyId, AccountCode banks, AccountCode clearings) {
        var taken = chart.all(companyId).stream().map(Account::code).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, taken.size() + 1)
                .mapToObj(number -> new BankAccounts(
                        new AccountCode("%s.%02d".formatted(banks, number)),
                        new AccountCode("%s.%02d".formatted(clearings, number))))
                .filter(accounts -> !taken.contains(accounts.bank()) && !taken.contains(accounts.clearing()))
                .findFirst()
                .orElseThrow();
    }

    private void open(UUID companyId, AccountCode code, String name, Account parent, Currency currency) {
        var shortName = name.length() > 100 ? name.substring(0, 100) : name;
        var account = Account.postable(code, shortName, AccountType.ASSET, parent.code())
                .asControl()
                .shownAs(parent.mapping())
                .keptIn(currency);
        if (!chart.insert(companyId, account)) {
            throw new AccountExists(code);
        }
    }

    private record RoleKey(UUID companyId, AccountRole role) {}
}
