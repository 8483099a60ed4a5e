package io.tieout.deployment;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The part of Kustomize that our overlays use: resources, a namespace, images, generated config maps of files, and
/// JSON patches by target. Whatever else a kustomization says is refused, so that nothing is overlooked.
final class Kustomize {

    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "namespace", "resources", "images", "configMapGenerator", "patches");
    private static final Set<String> WITHOUT_NAMESPACE = Set.of("Namespace");

    private Kustomize() {}

    static List<ObjectNode> render(Path folder) {
        var file = folder.resolve("kustomization.yaml");
        var kustomization = only(Repository.parse(Repository.text(file)), file);
        refuseUnknown(kustomization, KNOWN, file);
        var resources = new ArrayList<ObjectNode>();
        for (var resource : kustomization.path("resources")) {
            resources.addAll(read(folder.resolve(resource.textValue()).normalize()));
        }
        for (var generator : kustomization.path("configMapGenerator")) {
            resources.add(configMap(generator, folder));
        }
        for (var patch : kustomization.path("patches")) {
            patch(patch, resources, file);
        }
        for (var image : kustomization.path("images")) {
            refuseUnknown(image, Set.of("name", "newName", "newTag"), file);
            resources.forEach(resource -> rename(resource, image));
        }
        if (kustomization.has("namespace")) {
            var namespace = kustomization.get("namespace").textValue();
            resources.stream()
                    .filter(resource ->
                            !WITHOUT_NAMESPACE.contains(resource.path("kind").textValue()))
                    .forEach(resource -> resource.withObject("metadata").put("namespace", namespace));
        }
        return resources;
    }

    private static List<ObjectNode> read(Path resource) {
        if (Files.isDirectory(resource)) {
            return render(resource);
        }
        return Repository.parse(Repository.text(resource)).stream()
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static ObjectNode configMap(JsonNode generator, Path folder) {
        refuseUnknown(generator, Set.of("name", "files", "options"), folder);
        var options = generator.path("options");
        refuseUnknown(options, Set.of("disableNameSuffixHash", "labels"), folder);
        if (!options.path("disableNameSuffixHash").booleanValue()) {
            throw new IllegalArgumentException(folder + ": names with a hash are not rendered here");
        }
        var result = JsonNodeFactory.instance.objectNode();
        result.put("apiVersion", "v1").put("kind", "ConfigMap");
        result.putObject("metadata").put("name", generator.get("name").textValue());
        result.withObject("metadata").set("labels", options.get("labels").deepCopy());
        var data = result.putObject("data");
        for (var name : generator.get("files")) {
            var file = folder.resolve(name.textValue());
            data.put(file.getFileName().toString(), Repository.text(file));
        }
        return result;
    }

    private static void patch(JsonNode patch, List<ObjectNode> resources, Path file) {
        refuseUnknown(patch, Set.of("target", "patch"), file);
        var target = patch.get("target");
        refuseUnknown(target, Set.of("group", "kind", "name"), file);
        var matching =
                resources.stream().filter(resource -> matches(resource, target)).toList();
        if (matching.isEmpty()) {
            throw new IllegalArgumentException(file + ": nothing is patched by " + target);
        }
        for (var operation : only(Repository.parse(patch.get("patch").textValue()), file)) {
            refuseUnknown(operation, Set.of("op", "path", "value"), file);
            matching.forEach(resource -> apply(resource, operation));
        }
    }

    private static boolean matches(ObjectNode resource, JsonNode target) {
        var group = resource.path("apiVersion").textValue().replaceFirst("/?[^/]*$", "");
        return resource.path("kind").equals(target.get("kind"))
                && (!target.has("group") || target.get("group").textValue().equals(group))
                && (!target.has("name") || target.get("name").equals(resource.at("/metadata/name")));
    }

    private static void apply(ObjectNode resource, JsonNode operation) {
        var pointer = JsonPointer.compile(operation.get("path").textValue());
        var parent = resource.at(pointer.head());
        var name = pointer.last().getMatchingProperty();
        var op = operation.get("op").textValue();
        boolean present = !resource.at(pointer).isMissingNode();
        if ((!present && !op.equals("add")) || parent.isMissingNode()) {
            throw new IllegalArgumentException("there is no " + pointer + " in " + name(resource));
        }
        switch (op) {
            case "add", "replace" -> set(parent, name, operation.get("value").deepCopy());
            case "remove" -> ((ObjectNode) parent).remove(name);
            default -> throw new IllegalArgumentException("unknown operation " + op);
        }
    }

    private static void set(JsonNode parent, String name, JsonNode value) {
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
    }

    private static void rename(ObjectNode resource, JsonNode image) {
        for (var container : resource.at("/spec/template/spec/containers")) {
            if (container.path("image").equals(image.get("name"))) {
                ((ObjectNode) container)
                        .put(
                                "image",
                                image.get("newName").textValue() + ":"
                                        + image.get("newTag").textValue());
            }
        }
    }

    static String name(JsonNode resource) {
        return resource.path("kind").textValue() + "/"
                + resource.at("/metadata/name").textValue();
    }

    private static JsonNode only(List<JsonNode> documents, Path file) {
        if (documents.size() != 1) {
            throw new IllegalArgumentException(file + ": one document is expected");
        }
        return documents.getFirst();
    }

    private static void refuseUnknown(JsonNode node, Set<String> known, Path file) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(file + ": \"" + name + "\" is not rendered here");
            }
        });
    }
}
