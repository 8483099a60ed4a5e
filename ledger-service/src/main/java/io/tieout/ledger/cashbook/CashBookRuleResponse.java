package io.tieout.ledger.cashbook;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.web.EntityTag;
import org.springframework.http.ResponseEntity;

record CashBookRuleResponse(CashBookRuleName rule, AccountCode counterAccount) {

    static CashBookRuleResponse from(CashBookRule rule) {
        return new CashBookRuleResponse(rule.name(), rule.counterAccount());
    }

    static ResponseEntity<CashBookRuleResponse> shown(CashBookRule rule) {
        return ResponseEntity.ok().eTag(EntityTag.of(rule.version())).body(from(rule));
    }
}
