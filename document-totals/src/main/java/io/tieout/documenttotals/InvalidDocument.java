package io.tieout.documenttotals;

/// A document that cannot be added up: a figure out of range, too many lines, or totals that do not close.
public final class InvalidDocument extends IllegalArgumentException {

    private final String path;
    private final String problem;

    InvalidDocument(String path, String problem) {
        super(path + " " + problem);
        this.path = path;
        this.problem = problem;
    }

    /// Which part is wrong, as a path below the document, for example `lines/2/quantity`.
    public String path() {
        return path;
    }

    /// What is wrong with it, to follow the part's name in a sentence.
    public String problem() {
        return problem;
    }

    /// The same problem, seen from the document: a line does not know its own place.
    public InvalidDocument below(String parent) {
        return new InvalidDocument(parent + "/" + path, problem);
    }
}
