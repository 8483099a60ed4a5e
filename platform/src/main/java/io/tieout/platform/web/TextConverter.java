package io.tieout.platform.web;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/// Reads a parameter by a reader of ours in place of the library's. An empty parameter is none.
record TextConverter<T>(Class<T> type, Function<String, T> reader) implements GenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, type));
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        return source == null || source.toString().isEmpty() ? null : reader.apply(source.toString());
    }
}
