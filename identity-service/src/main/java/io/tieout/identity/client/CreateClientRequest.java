package io.tieout.identity.client;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;

record CreateClientRequest(
        @NotBlank @Size(max = 200) String displayName,
        @NotNull @Size(min = 1, max = 20) Set<String> scopes) {}
