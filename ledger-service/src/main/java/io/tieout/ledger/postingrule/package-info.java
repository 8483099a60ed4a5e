/// Posting rules: which entry a business fact becomes, as data that an accountant keeps.
///
/// The rules of a company are one *set*; saving a set makes a new version and keeps the old ones. A rule says for which
/// facts it stands (their type, conditions on their attributes, days) and which lines they become: account, side, and
/// an amount made of the fact's named amounts and fixed fractions. Owns: `posting_rule_set`. Always: of the rules of a
/// set at most one fits a fact, because a set in which two could fit and none is the more special one is refused;
/// whatever a fact's figures are, the lines of a rule balance, because debit and credit come to the same for each named
/// amount.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "journal"})
package io.tieout.ledger.postingrule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
