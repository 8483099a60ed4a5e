package io.tieout.reconciliation.learning;

import io.tieout.platform.problem.StaleVersion;
import io.tieout.reconciliation.customerview.CustomerViewService;
import io.tieout.reconciliation.matching.AliasKeys;
import io.tieout.reconciliation.matching.AliasKind;
import io.tieout.reconciliation.matching.LearnedAlias;
import io.tieout.reconciliation.matching.Line;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Counts for and against aliases, with the decisions of people and in their transaction.
@Service
@Transactional
public class LearnedAliasService {

    private final LearnedAliasRepository aliases;
    private final CustomerViewService customers;
    private final Clock clock;

    LearnedAliasService(LearnedAliasRepository aliases, CustomerViewService customers, Clock clock) {
        this.aliases = aliases;
        this.customers = customers;
        this.clock = clock;
    }

    /// All that is learned under the keys of these lines.
    public List<LearnedAlias> of(UUID companyId, Collection<Line> lines) {
        var keys = new EnumMap<AliasKind, Set<String>>(AliasKind.class);
        for (var line : lines) {
            AliasKeys.of(line).forEach((kind, found) -> keys.computeIfAbsent(kind, k -> new HashSet<>())
                    .addAll(found));
        }
        return aliases.withKeys(companyId, keys);
    }

    /// A person says that this line is a payment of these customers. One customer is learned; of several nobody knows
    /// who sent the money, and what customer data knows need not be learned.
    ///
    /// @return the keys, under the kinds of the engine's lookup, that may decide from now on
    public Map<String, Set<String>> confirm(UUID companyId, UUID matchId, Line line, Set<UUID> payers) {
        var proven = new LinkedHashMap<String, Set<String>>();
        if (payers.size() != 1 || line.amountMinor() <= 0) {
            return proven;
        }
        var payer = payers.iterator().next();
        var unknown = customers.unknownKeys(companyId, byKind(AliasKeys.toKeep(line)));
        for (var kind : AliasKind.values()) {
            for (var key : unknown.getOrDefault(kind.name(), Set.of())) {
                int standing = aliases.confirm(
                        companyId, kind, key, payer, written(kind, key, line), matchId, clock.instant());
                if (standing == LearnedAlias.ENOUGH) {
                    proven.computeIfAbsent(kind.name(), k -> new LinkedHashSet<>())
                            .add(key);
                }
            }
        }
        return proven;
    }

    /// A person takes a match back, one of a person or of the engine: it speaks against the aliases that it used.
    public void takeBack(UUID companyId, UUID matchId, Line line, Set<UUID> payers) {
        aliases.takeBack(companyId, matchId, AliasKeys.of(line), payers, clock.instant());
    }

    /// The match never came into the books: what it taught is not learned.
    public void withdraw(UUID companyId, UUID matchId) {
        aliases.withdraw(companyId, matchId, clock.instant());
    }

    /// A person says that an alias is to be forgotten. It may be learned anew.
    void forget(UUID companyId, UUID aliasId, long expectedVersion, String reason, UUID userId) {
        var found = aliases.lock(companyId, aliasId).orElseThrow(() -> new LearnedAliasNotFound(aliasId));
        if (found.isForgotten()) {
            throw new LearnedAliasForgotten(aliasId);
        }
        if (found.version() != expectedVersion) {
            throw new StaleVersion(expectedVersion, found.version());
        }
        aliases.forget(companyId, aliasId, reason, userId, clock.instant());
    }

    private static Map<String, Set<String>> byKind(Map<AliasKind, Set<String>> keys) {
        return Map.of(
                AliasKind.IBAN.name(), keys.getOrDefault(AliasKind.IBAN, Set.of()),
                AliasKind.TAX_ID.name(), keys.getOrDefault(AliasKind.TAX_ID, Set.of()),
                AliasKind.NAME.name(), keys.getOrDefault(AliasKind.NAME, Set.of()));
    }

    private static String written(AliasKind kind, String key, Line line) {
        return kind == AliasKind.NAME ? line.payer().name() : key;
    }
}
