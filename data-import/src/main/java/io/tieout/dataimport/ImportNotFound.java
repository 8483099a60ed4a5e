package io.tieout.dataimport;

import io.tieout.platform.problem.NotFound;

final class ImportNotFound extends NotFound {

    ImportNotFound(ImportId id) {
        super("import-not-found", "There is no such import", "No import " + id.value());
    }
}
