/// Holds docker-compose.yml, the image and the manifests in k8s to what the services really are.
///
/// Reads the files as they are committed; needs no cluster, no registry and no installed tool. Where `kubectl` is
/// installed, what our renderer makes of an overlay is compared with what Kustomize makes of it.
@NullMarked
package io.tieout.deployment;

import org.jspecify.annotations.NullMarked;
