/// Rules of a company as data: a condition over a deal, order, quote or contract, and what happens when it holds.
///
/// A condition is an expression of the Common Expression Language over typed facts; money is compared as money of
/// one currency, exactly. It is judged after each change, on the facts that were noted with the change, or on a day
/// counted from one of the document's dates. Actions act on the document's deal under the rules that bind persons,
/// or tell other services.
///
/// Owns: `sales_rule`, `sales_rule_version`, `sales_rule_firing`. Publishes: `tieout.sales.rule-fired.v1`. Always:
/// a version of a rule judges a version of a document once, and a date once; what a rule did, refused or could not
/// judge is kept with the facts it saw; its own change does not fire it; a chain of rules has five links at most.
@NullMarked
@ApplicationModule(allowedDependencies = {"change", "companyview", "deal", "team"})
package io.tieout.sales.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
