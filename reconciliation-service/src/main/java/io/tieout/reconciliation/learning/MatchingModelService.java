package io.tieout.reconciliation.learning;

import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.reconciliation.matching.Feature;
import io.tieout.reconciliation.matching.Trainer;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Trains models and switches them on and off.
@Service
@Transactional
public class MatchingModelService {

    /// More teaches hardly anything new, and old decisions were made of other customers.
    private static final int MOST_EXAMPLES = 20_000;

    private static final int MOST_SWITCHES = 100;

    private final MatchingModelRepository models;
    private final MatchingExampleRepository examples;
    private final Clock clock;

    MatchingModelService(MatchingModelRepository models, MatchingExampleRepository examples, Clock clock) {
        this.models = models;
        this.examples = examples;
        this.clock = clock;
    }

    /// The model that ranks a company's proposals. Without one, or with one of older features, the rules do.
    public Optional<ActiveModel> active(UUID companyId) {
        return models.lastSwitch(companyId).filter(ModelSwitch::active).flatMap(last -> models.find(
                        companyId, last.modelId())
                .filter(StoredModel::isOfPresentFeatures)
                .map(model -> new ActiveModel(model.forMatching(), last.deciding() && model.mayDecide())));
    }

    UUID train(UUID companyId, @Nullable String featureVersion, UUID userId) {
        if (featureVersion != null && !featureVersion.equals(Feature.VERSION)) {
            throw new FeatureVersionUnknown(featureVersion);
        }
        models.takeTurn(companyId);
        var known = examples.latest(companyId, MOST_EXAMPLES).stream()
                .map(KeptExample::forTraining)
                .toList();
        if (!Trainer.isEnough(known)) {
            throw new TooLittleToLearn(known.size());
        }
        int number = models.nextNumber(companyId);
        var trained = Trainer.train(Integer.toString(number), known);
        var weights = new HashMap<String, BigDecimal>();
        trained.model().weights().forEach((feature, weight) -> weights.put(feature.name(), weight));
        var model = new StoredModel(
                Ids.next(),
                number,
                trained.model().featureVersion(),
                trained.model().bias(),
                weights,
                trained.model().threshold(),
                trained.examples(),
                trained.from(),
                trained.to(),
                trained.measured(),
                trained.measured().vouches(),
                userId,
                clock.instant());
        models.insert(companyId, model);
        return model.modelId();
    }

    /// From now on this model ranks, instead of another one or of the rules.
    ///
    /// @param deciding whether it may also book what it is sure of
    void activate(UUID companyId, UUID modelId, long expectedVersion, boolean deciding, String reason, UUID userId) {
        var model = get(companyId, modelId);
        if (!model.isOfPresentFeatures()) {
            throw new FeatureVersionUnknown(model.featureVersion());
        }
        if (deciding && !model.mayDecide()) {
            throw new ModelNotSureEnough(model);
        }
        change(companyId, modelId, expectedVersion, true, deciding, reason, userId);
    }

    /// From now on the rules rank again.
    void deactivate(UUID companyId, UUID modelId, long expectedVersion, String reason, UUID userId) {
        get(companyId, modelId);
        change(companyId, modelId, expectedVersion, false, false, reason, userId);
    }

    private void change(
            UUID companyId,
            UUID modelId,
            long expectedVersion,
            boolean active,
            boolean deciding,
            String reason,
            UUID userId) {
        models.takeTurn(companyId);
        var last = models.lastSwitch(companyId);
        long version = last.map(ModelSwitch::number).orElse(0L);
        if (version != expectedVersion) {
            throw new StaleVersion(expectedVersion, version);
        }
        boolean wasActive = last.filter(ModelSwitch::active)
                .filter(current -> current.modelId().equals(modelId))
                .isPresent();
        if (!active && !wasActive) {
            throw new ModelNotActive(modelId);
        }
        models.insert(
                companyId, new ModelSwitch(version + 1, modelId, active, deciding, reason, userId, clock.instant()));
    }

    MatchingModelResponse show(UUID companyId, UUID modelId) {
        return MatchingModelResponse.from(
                get(companyId, modelId),
                models.lastSwitch(companyId).orElse(null),
                models.switches(companyId, modelId, MOST_SWITCHES));
    }

    /// The newest first, from the one after `before` on.
    List<MatchingModelResponse> list(UUID companyId, @Nullable Integer before, int limit) {
        var last = models.lastSwitch(companyId).orElse(null);
        return models.list(companyId, before, limit).stream()
                .map(model -> MatchingModelResponse.from(model, last, List.of()))
                .toList();
    }

    private StoredModel get(UUID companyId, UUID modelId) {
        return models.find(companyId, modelId).orElseThrow(() -> new MatchingModelNotFound(modelId));
    }
}
