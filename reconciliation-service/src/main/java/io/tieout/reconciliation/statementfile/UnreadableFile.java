package io.tieout.reconciliation.statementfile;

import org.jspecify.annotations.Nullable;

/// Reading cannot go on: the finding says why and where.
public final class UnreadableFile extends RuntimeException {

    private final transient Finding finding;

    public UnreadableFile(String code, String detail, @Nullable String position) {
        super(code + ": " + detail);
        this.finding = Finding.error(code, detail, position);
    }

    UnreadableFile(Finding finding) {
        super(finding.code() + ": " + finding.detail());
        this.finding = finding;
    }

    public Finding finding() {
        return finding;
    }
}
