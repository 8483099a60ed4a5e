/// Business facts that other systems tell (sales, purchasing, payroll …), and the entries that posting rules make of
/// them.
///
/// A fact is posted at once or *waits*, visibly and with the reason: no rule stands for it, something is missing,
/// or the books refuse the entry. Nothing goes to a default account. Waiting facts are tried again when somebody
/// asks, after the rules, the rate or the period were mended, or *dismissed* with a reason; a period is not closed
/// over them unnoticed. Owns: `business_fact`. Always: a fact (source and external id) is kept once and has at most
/// one entry; a dry run keeps nothing.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "journal", "period", "postingrule"})
package io.tieout.ledger.businessfact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
