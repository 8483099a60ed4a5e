package io.tieout.platform.web;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/// Reads a path variable or parameter into a record of one component, such as `InvoiceId(UUID value)`, so that a
/// controller takes the id itself and not its raw value.
final class SingleValueConverter implements ConditionalGenericConverter {

    private final ConversionService conversion;

    SingleValueConverter(ConversionService conversion) {
        this.conversion = conversion;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Record.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return target.getType().isRecord() && target.getType().getRecordComponents().length == 1;
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        if (source == null || source.toString().isEmpty()) {
            return null;
        }
        var component = targetType.getType().getRecordComponents()[0];
        var value = conversion.convert(source, component.getType());
        try {
            return constructor(targetType.getType(), component.getType()).newInstance(value);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("not a valid " + component.getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Constructor<?> constructor(Class<?> type, Class<?> component) throws NoSuchMethodException {
        var constructor = type.getDeclaredConstructor(component);
        constructor.setAccessible(true);
        return constructor;
    }
}
