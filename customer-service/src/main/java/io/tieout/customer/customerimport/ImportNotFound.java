package io.tieout.customer.customerimport;

import io.tieout.platform.problem.NotFound;

final class ImportNotFound extends NotFound {

    ImportNotFound(ImportId id) {
        super("import-not-found", "There is no such import", "No customer import " + id.value());
    }
}
