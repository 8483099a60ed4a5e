package io.tieout.customer.party;

import io.tieout.customer.party.CustomerBatchRequest.Operation;
import io.tieout.customer.party.CustomerBatchResponse.Outcome;
import io.tieout.customer.party.CustomerBatchResponse.Result;
import io.tieout.platform.problem.Refusal;
import io.tieout.platform.security.Caller;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Enters and changes many customers in one transaction. A refused operation is rolled back to its own savepoint; the
/// others stay, unless the batch is atomic.
@Service
@Transactional
class CustomerBatchService {

    private final CustomerService service;
    private final CustomerRepository customers;
    private final CustomerFormService forms;
    private final TransactionTemplate perOperation;

    CustomerBatchService(
            CustomerService service,
            CustomerRepository customers,
            CustomerFormService forms,
            PlatformTransactionManager transactions) {
        this.service = service;
        this.customers = customers;
        this.forms = forms;
        this.perOperation = new TransactionTemplate(transactions);
        this.perOperation.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    CustomerBatchResponse work(CustomerBatchRequest batch, Caller caller) {
        var results = new ArrayList<Result>();
        for (var operation : batch.operations()) {
            int index = results.size();
            try {
                results.add(Objects.requireNonNull(perOperation.execute(status -> work(index, operation, caller))));
            } catch (Refusal refusal) {
                results.add(Result.refused(index, operation.customerId(), refusal));
            }
        }
        var response = CustomerBatchResponse.of(results);
        if (batch.atomic() && response.refused() > 0) {
            throw new BatchRefused(results);
        }
        return response;
    }

    private Result work(int index, Operation operation, Caller caller) {
        return switch (operation.kind()) {
            case CREATE -> create(index, operation, caller);
            case UPDATE -> update(index, operation, caller);
        };
    }

    private Result create(int index, Operation operation, Caller caller) {
        requireAbsent("customerId", operation.customerId());
        requireAbsent("version", operation.version());
        var registration = service.register(
                caller.companyId(),
                forms.entered(operation.customer(), caller),
                Objects.requireNonNullElse(operation.onDuplicate(), DuplicatePolicy.FAIL));
        return Result.of(index, registration.entered() ? Outcome.CREATED : Outcome.UNCHANGED, registration.customer());
    }

    private Result update(int index, Operation operation, Caller caller) {
        requireAbsent("onDuplicate", operation.onDuplicate());
        if (operation.customerId() == null) {
            throw InvalidOperation.missing("customerId");
        }
        if (operation.version() == null) {
            throw InvalidOperation.missing("version");
        }
        var before = customers.get(caller.companyId(), operation.customerId());
        var details = forms.changed(before, operation.version(), operation.customer(), caller);
        var after = service.change(before, details, operation.version(), caller.id());
        return Result.of(index, after.version() == before.version() ? Outcome.UNCHANGED : Outcome.CHANGED, after);
    }

    private static void requireAbsent(String member, @Nullable Object value) {
        if (value != null) {
            throw InvalidOperation.unwanted(member);
        }
    }
}
