package io.tieout.ledger.limit;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.CurrencyNotSupported;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.money.Money;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class AccountHoldService {

    private final AccountHoldRepository holds;
    private final AccountLimitRepository limits;
    private final AccountLimitService balances;
    private final CompanyService companies;

    AccountHoldService(
            AccountHoldRepository holds,
            AccountLimitRepository limits,
            AccountLimitService balances,
            CompanyService companies) {
        this.holds = holds;
        this.limits = limits;
        this.balances = balances;
        this.companies = companies;
    }

    /// Marks a hold as posted by an entry, in the transaction that posts the entry. What it reserved is free for it.
    ///
    /// @param movements debit minus credit of the entry, by account
    public void use(UUID companyId, HoldId id, UUID entryId, Map<AccountCode, Money> movements, UUID by) {
        var hold = lock(companyId, id);
        hold.requireCovers(movements.get(hold.account()));
        holds.setPosted(companyId, id, entryId, by);
    }

    AccountHold get(UUID companyId, HoldId id) {
        return holds.find(companyId, id).orElseThrow(() -> new HoldUnknown(id));
    }

    AccountHold hold(UUID companyId, HoldRequest wanted, UUID by) {
        var currency = companies.get(companyId).baseCurrency();
        if (!wanted.amount().currency().equals(currency)) {
            throw new CurrencyNotSupported(wanted.amount().currency(), currency, "/amount/currency");
        }
        if (!wanted.amount().isPositive()) {
            throw new HoldAmountNotPositive();
        }
        var standing = balances.lock(companyId, Set.of(wanted.account()), currency);
        if (standing.isEmpty()) {
            throw new AccountLimitUnknown(wanted.account());
        }
        var movement = wanted.side() == HoldSide.DEBIT
                ? wanted.amount()
                : wanted.amount().negated();
        standing.post(Map.of(wanted.account(), movement));
        var id = HoldId.next();
        holds.insert(companyId, id, wanted, by);
        return get(companyId, id);
    }

    AccountHold release(UUID companyId, HoldId id, String reason, UUID by) {
        lock(companyId, id);
        holds.setReleased(companyId, id, reason, by);
        return get(companyId, id);
    }

    /// Under the lock of the account's limit, as everything that changes what is available.
    private AccountHold lock(UUID companyId, HoldId id) {
        limits.lockEvenIfLifted(companyId, get(companyId, id).account());
        var hold = get(companyId, id);
        hold.requireOpen();
        return hold;
    }
}
