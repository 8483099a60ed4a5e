/// Shows of a bank account and a day that bank and books agree, and keeps what was shown for good.
///
/// A reconciliation is *prepared* from one view of the data: what the bank holds by its lines, what the books hold
/// by the sealed journal, what only one of the two has, and which lines nobody has explained. It is *signed* by a
/// person, with these very bytes and their hash, and is never computed anew. The next one begins where it ended:
/// lines that come later for its days belong to the next one. Owns: `bank_reconciliation`,
/// `bank_reconciliation_line`. Always: opening + lines = closing, one signed reconciliation's closing is the next
/// one's opening, a line is in one signed reconciliation at most (I8), and the kept bytes have their hash.
@NullMarked
@ApplicationModule(allowedDependencies = {"bankaccount", "bankstatement", "ledgerview"})
package io.tieout.reconciliation.bankreconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
