package io.tieout.reconciliation.supplierledger;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

public final class SupplierUnknown extends NotFound {

    public SupplierUnknown(UUID supplierId) {
        super("supplier-not-found", "There is no such supplier", "Nothing was booked for a supplier " + supplierId);
    }
}
