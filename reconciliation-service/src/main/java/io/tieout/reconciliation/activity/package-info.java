/// What people did about bank lines and discrepancies, and what the ledger answered: who, when and why.
///
/// Written by the features in the transaction of the deed. What the engine decides by itself is not repeated here: it
/// stands with its match. Owns: `activity`. Always: rows are added and never changed.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.reconciliation.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
