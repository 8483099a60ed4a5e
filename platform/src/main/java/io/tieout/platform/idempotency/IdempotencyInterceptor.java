package io.tieout.platform.idempotency;

import io.tieout.platform.security.CurrentCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.multipart.MultipartFile;

/// Runs a controller method once per key.
final class IdempotencyInterceptor implements MethodInterceptor {

    private final Supplier<IdempotencyStore> store;
    private final Supplier<TransactionTemplate> transactions;

    /// Suppliers, because an advice is made before the beans that it works with.
    IdempotencyInterceptor(Supplier<IdempotencyStore> store, Supplier<TransactionTemplate> transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
        var caller = CurrentCaller.find().orElseThrow(() -> new IllegalStateException("no caller"));
        var key = RequestKey.of(request(), caller.companyId(), required(invocation));
        if (key.isEmpty()) {
            return invocation.proceed();
        }
        var body = store.get().request(body(invocation));
        try {
            return once(key.get(), body, invocation);
        } catch (DuplicateKeyException e) {
            if (!isOurs(e)) {
                throw e;
            }
        }
        // The same request committed between our look-up and our lock: its answer is there now.
        return once(key.get(), body, invocation);
    }

    private @Nullable Object once(RequestKey key, String body, MethodInvocation invocation) throws Throwable {
        try {
            return transactions.get().execute(status -> inTransaction(key, body, invocation, status));
        } catch (Wrapped wrapped) {
            throw wrapped.failure();
        }
    }

    private Object inTransaction(RequestKey key, String body, MethodInvocation invocation, TransactionStatus status) {
        return switch (Objects.requireNonNull(
                store.get().lockAndFind(List.of(key)).get(key))) {
            case KeyState.Running running -> throw IdempotencyStore.inProgress();
            case KeyState.Done(var stored) -> {
                store.get().requireSameRequest(stored, body);
                yield stored.answer().toResponse(true);
            }
            case KeyState.Free free -> work(key, body, invocation, status);
        };
    }

    private Object work(RequestKey key, String body, MethodInvocation invocation, TransactionStatus status) {
        var answer = store.get().answer(proceed(invocation));
        if (status.isRollbackOnly()) {
            // A dry run: it keeps nothing, so neither may we.
            status.setRollbackOnly();
        } else {
            store.get().insert(List.of(new StoredRequest(key, body, answer)));
        }
        return answer.toResponse(false);
    }

    private static ResponseEntity<?> proceed(MethodInvocation invocation) {
        try {
            if (invocation.proceed() instanceof ResponseEntity<?> response) {
                return response;
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new Wrapped(e);
        }
        throw new IllegalStateException(invocation.getMethod() + " must return a ResponseEntity");
    }

    private static boolean isOurs(DuplicateKeyException failure) {
        return String.valueOf(failure.getMessage()).contains("idempotent_request_pkey");
    }

    private static boolean required(MethodInvocation invocation) {
        var target = Objects.requireNonNull(invocation.getThis()).getClass();
        var method = AopUtils.getMostSpecificMethod(invocation.getMethod(), target);
        return Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(method, Idempotent.class))
                .required();
    }

    /// What makes a request the same: its body; of a form or an upload, the parameters and what is in the files.
    private static @Nullable Object body(MethodInvocation invocation) {
        var form = new TreeMap<String, String>();
        var parameters = invocation.getMethod().getParameters();
        for (int index = 0; index < parameters.length; index++) {
            var argument = invocation.getArguments()[index];
            if (parameters[index].isAnnotationPresent(RequestBody.class)) {
                return argument;
            }
            if (argument instanceof MultipartFile file) {
                form.put(file.getName(), digest(file));
            } else if (argument != null && parameters[index].isAnnotationPresent(RequestParam.class)) {
                form.put(parameters[index].getName(), argument.toString());
            }
        }
        return form.isEmpty() ? null : form;
    }

    private static String digest(MultipartFile file) {
        try (var content = new DigestInputStream(file.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    /// Carries a checked exception through the transaction template, which then rolls back.
    private static final class Wrapped extends RuntimeException {

        Wrapped(Throwable failure) {
            super(failure);
        }

        Throwable failure() {
            return Objects.requireNonNull(getCause());
        }
    }
}
