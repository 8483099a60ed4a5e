package io.tieout.ledger.tax;

import io.tieout.platform.problem.NotFound;

final class TaxCodeNotFound extends NotFound {

    TaxCodeNotFound(String code) {
        super("tax-code-not-found", "There is no such tax code", "No tax code is called " + code);
    }
}
