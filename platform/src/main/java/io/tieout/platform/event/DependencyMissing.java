package io.tieout.platform.event;

/// An event cannot be applied yet because something it refers to has not arrived here: for example the company of
/// an order. The aggregate's events wait and are tried again until it has.
public final class DependencyMissing extends RuntimeException {

    public DependencyMissing(String what) {
        super(what);
    }
}
