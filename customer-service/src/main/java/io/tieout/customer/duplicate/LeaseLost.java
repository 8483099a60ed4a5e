package io.tieout.customer.duplicate;

/// Another process took the search up, or ended it: whoever worked at it writes nothing more.
final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLost(DuplicateService.Task task) {
        super("Search " + task.searchId() + " is no more with who took it as number " + task.lease());
    }
}
