package io.tieout.customer.search;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;

/// Nothing can be looked for with this.
final class InvalidSearch extends BadRequest {

    InvalidSearch(String what) {
        super("invalid-search", "The search says too little or too much", "q " + what, new FieldProblem("q", what));
    }
}
