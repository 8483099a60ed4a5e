package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.id.Ids;
import io.tieout.reconciliation.bankaccount.BankAccountNotFound;
import io.tieout.reconciliation.bankaccount.BankAccountQueries;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes files in and keeps how far their imports are, each step in a transaction of its own: progress is to be seen
/// while a long statement is still being recorded.
@Service
@Transactional(propagation = Propagation.REQUIRES_NEW)
class StatementImportService {

    private static final int PART = 1024 * 1024;

    /// A worker that has not reported for this long is dead.
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final StatementImportRepository imports;
    private final BankAccountQueries accounts;
    private final Clock clock;

    StatementImportService(StatementImportRepository imports, BankAccountQueries accounts, Clock clock) {
        this.imports = imports;
        this.accounts = accounts;
        this.clock = clock;
    }

    UUID take(
            UUID companyId,
            UUID requestedBy,
            String fileName,
            long size,
            InputStream content,
            @Nullable UUID bankAccountId,
            @Nullable String profile)
            throws IOException {
        if (bankAccountId != null && accounts.find(companyId, bankAccountId).isEmpty()) {
            throw new BankAccountNotFound(bankAccountId);
        }
        var job = new StatementImport(companyId, Ids.next(), fileName, size, bankAccountId, profile, 0, "[]");
        var digest = sha256();
        imports.insert(job, "", requestedBy, clock.instant());
        int number = 0;
        for (var part = content.readNBytes(PART); part.length > 0; part = content.readNBytes(PART)) {
            digest.update(part);
            imports.insertPart(companyId, job.importId(), ++number, part);
        }
        imports.setDigest(companyId, job.importId(), HexFormat.of().formatHex(digest.digest()));
        return job.importId();
    }

    Optional<StatementImport> claim() {
        return imports.claim(LEASE);
    }

    void progress(StatementImport job, int linesTotal, int linesDone) {
        imports.progress(job.companyId(), job.importId(), linesTotal, linesDone, LEASE);
    }

    void finish(StatementImport job, ImportResult result) {
        imports.finish(job.companyId(), job.importId(), result, clock.instant());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
