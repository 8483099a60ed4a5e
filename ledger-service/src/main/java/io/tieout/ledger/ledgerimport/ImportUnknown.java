package io.tieout.ledger.ledgerimport;

import io.tieout.platform.problem.NotFound;

final class ImportUnknown extends NotFound {

    ImportUnknown(ImportId id) {
        super("import-unknown", "There is no such import", "No import has the id " + id.value());
    }
}
