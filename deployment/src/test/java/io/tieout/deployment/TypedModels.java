package io.tieout.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Says what in a manifest the API server would not understand: an unknown field, or a value of another type.
///
/// What has a typed model is read into it. The kinds of operators (databases, brokers, scalers) have none here: each
/// field in use is listed in `custom-resource-fields.txt` with its type, as the published definitions give it.
final class TypedModels {

    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            Map.entry("v1 Namespace", Namespace.class),
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("v1 ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("batch/v1 Job", Job.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
            Map.entry("monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class),
            Map.entry("monitoring.coreos.com/v1 PodMonitor", PodMonitor.class),
            Map.entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class));

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .annotationIntrospector(new NoCatchAll())
            .build();

    private static final Map<String, Map<String, String>> CUSTOM = customFields();

    private TypedModels() {}

    static List<String> faults(JsonNode resource) {
        var kind = resource.path("apiVersion").textValue() + " "
                + resource.path("kind").textValue();
        var model = MODELS.get(kind);
        if (model != null) {
            return typed(resource, model);
        }
        var fields = CUSTOM.get(kind);
        if (fields == null) {
            return List.of(kind + " is unknown here");
        }
        var faults = new ArrayList<String>();
        walk(resource.get("spec"), "spec", fields, Kustomize.name(resource), faults);
        return faults;
    }

    private static List<String> typed(JsonNode resource, Class<?> model) {
        try {
            STRICT.treeToValue(resource, model);
            return List.of();
        } catch (JsonProcessingException e) {
            return List.of(Kustomize.name(resource) + ": " + e.getOriginalMessage() + " " + e.getMessage());
        }
    }

    private static void walk(
            JsonNode node, String path, Map<String, String> fields, String where, List<String> faults) {
        if (node.isObject() && !"map".equals(fields.get(path))) {
            node.properties()
                    .forEach(field -> walk(field.getValue(), path + "." + field.getKey(), fields, where, faults));
        } else if (node.isArray()) {
            node.forEach(element -> walk(element, path + "[]", fields, where, faults));
        } else if (!typeOf(node).equals(fields.get(path))) {
            faults.add(where + ": " + path + " is " + typeOf(node) + ", known as " + fields.get(path));
        }
    }

    private static String typeOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "map";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
            default -> "nothing";
        };
    }

    private static Map<String, Map<String, String>> customFields() {
        var result = new HashMap<String, Map<String, String>>();
        Map<String, String> fields = new HashMap<>();
        for (var line : Repository.text("deployment/src/test/resources/custom-resource-fields.txt")
                .lines()
                .toList()) {
            if (line.startsWith("  ")) {
                var parts = line.strip().split(" ");
                fields.put(parts[0], parts[1]);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                fields = new HashMap<>();
                result.put(line.strip(), fields);
            }
        }
        return result;
    }

    /// The models keep what they do not know in a map of their own; here that is a fault.
    private static final class NoCatchAll extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
