package io.tieout.platform.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Role;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/// Adds to each described operation what our annotations say, and a name that does not depend on the order in which
/// controllers were found: `InvoiceController.issue` is `issueInvoice`.
final class OperationConvention implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var subject = method.getBeanType().getSimpleName().replaceFirst("Controller$", "");
        operation.setOperationId(method.getMethod().getName() + subject);
        operation.setTags(List.of(subject));
        var access = method.getMethodAnnotation(Access.class);
        if (access != null) {
            operation.addExtension("x-access", access(access));
        }
        var idempotent = method.getMethodAnnotation(Idempotent.class);
        if (idempotent != null) {
            operation.addParametersItem(new HeaderParameter()
                    .name("Idempotency-Key")
                    .description("New for each intent, the same for each retry")
                    .required(idempotent.required())
                    .schema(new StringSchema().minLength(1).maxLength(200)));
        }
        return operation;
    }

    private static Object access(Access access) {
        var rule = new LinkedHashMap<String, Object>();
        rule.put(
                "roles", Arrays.stream(access.roles()).map(Role::claim).sorted().toList());
        if (!access.scope().isEmpty()) {
            rule.put("scope", access.scope());
        }
        return rule;
    }
}
