/// What products cost whom: price lists for one customer, one price group or everybody, by quantity and date.
///
/// Of all rules that apply, the most specific wins, alone: first by buyer, then by product, then by quantity. A rule
/// that would tie with another one is refused when it is defined. Owns: `price_list`, `price_rule`,
/// `price_group_member`. Always: a price is exact, and the rules that were considered can be told; what a list said
/// about a day does not change, only its last day moves.
@NullMarked
@ApplicationModule(allowedDependencies = {"product", "companyview"})
package io.tieout.sales.pricelist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
