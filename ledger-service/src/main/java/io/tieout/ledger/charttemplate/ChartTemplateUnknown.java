package io.tieout.ledger.charttemplate;

import io.tieout.platform.problem.NotFound;

final class ChartTemplateUnknown extends NotFound {

    ChartTemplateUnknown(String id) {
        super("chart-template-not-found", "There is no such chart template", "No chart template is called " + id);
    }
}
