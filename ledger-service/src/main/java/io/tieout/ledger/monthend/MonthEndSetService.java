package io.tieout.ledger.monthend;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(rollbackFor = IOException.class)
class MonthEndSetService {

    private static final int PART_BYTES = 1 << 20;

    private final CompanyService companies;
    private final MonthEndRepository sets;
    private final MonthEndProperties properties;

    MonthEndSetService(CompanyService companies, MonthEndRepository sets, MonthEndProperties properties) {
        this.companies = companies;
        this.sets = sets;
        this.properties = properties;
    }

    MonthEndSetResponse request(UUID companyId, YearMonth period, @Nullable String knownAt, UUID by) {
        var company = companies.get(companyId);
        requireInRange(period.atDay(1), "/period");
        // The database's clock is the one that dates entries.
        var now = sets.now();
        var asked = knownAt == null ? now.toString() : knownAt;
        var known = KnownAt.parse(asked, company.timeZone(), "/knownAt").orElseThrow();
        if (knownAt != null && known.before().isAfter(now)) {
            throw new KnownAtInFuture(knownAt);
        }
        var id = MonthEndSetId.next();
        sets.insert(companyId, id, period, asked, known, by);
        return get(companyId, id);
    }

    MonthEndSetResponse get(UUID companyId, MonthEndSetId id) {
        return sets.find(companyId, id)
                .map(found -> found.with(sets.files(companyId, id)))
                .orElseThrow(() -> new MonthEndSetNotFound(id));
    }

    /// Newest first, without their files.
    Page<MonthEndSetResponse> list(UUID companyId, PageRequest page) {
        return Page.of(
                sets.list(companyId, page),
                page,
                set -> List.of(set.id().value().toString()));
    }

    /// Lets requests go on as far as those who may still add to them have come.
    void settle() {
        sets.settle();
    }

    Optional<ClaimedSet> claim() {
        return sets.claim(UUID.randomUUID(), properties.lease());
    }

    /// @param archive the finished file
    void store(ClaimedSet set, List<MonthEndFile> files, Path archive, String sha256) throws IOException {
        if (!sets.done(set, Files.size(archive), sha256)) {
            return;
        }
        sets.insertFiles(set, files);
        try (var in = Files.newInputStream(archive)) {
            for (int number = 1; ; number++) {
                var part = in.readNBytes(PART_BYTES);
                if (part.length == 0) {
                    return;
                }
                sets.insertPart(set, number, part);
            }
        }
    }

    void fail(ClaimedSet set, String why) {
        sets.failed(set, why);
    }

    /// One part of the archive, from 1; nothing behind the last. Each is read by itself: whoever downloads slowly
    /// holds no connection meanwhile.
    Optional<byte[]> part(UUID companyId, MonthEndSetId id, int number) {
        return sets.part(companyId, id, number);
    }
}
