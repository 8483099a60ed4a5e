/// Finds entries that may be one: all customers and all people of a company, compared at leisure.
///
/// Those that share a key that few have (a name, a rare word of it, a telephone number, an address, a number of a
/// register, a bank account) are held against each other; `Signal` says what speaks for and against a pair, and how
/// much. A pair that a person dismissed stays dismissed until one of the two changes in what is compared.
/// Owns: `duplicate_search`, `duplicate_candidate`, `duplicate_key`, `duplicate_pair`. Looks at the tables of `party`
/// and `contact`. Always: keys that many share are not compared, and counted.
@NullMarked
@ApplicationModule(allowedDependencies = {"party"})
package io.tieout.customer.duplicate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
