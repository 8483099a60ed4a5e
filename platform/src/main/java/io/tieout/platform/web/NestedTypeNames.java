package io.tieout.platform.web;

import io.swagger.v3.core.jackson.TypeNameResolver;

/// Names a described type that is nested in another after both: `IssueInvoiceRequest.Line` is
/// `IssueInvoiceRequestLine`. By its own name alone, the lines of all requests would share one schema, and callers
/// would read the members of whichever came last.
final class NestedTypeNames extends TypeNameResolver {

    @Override
    protected String getNameOfClass(Class<?> type) {
        var outer = type.getEnclosingClass();
        return outer == null ? super.getNameOfClass(type) : getNameOfClass(outer) + type.getSimpleName();
    }
}
