package io.tieout.platform.sql;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.util.ClassUtils;

/// Makes a record of each row: the component `customerId` is read from the column `customer_id`.
///
/// Spring's own mappers look for a column `customerId` first, and the driver builds an exception for each one it
/// does not find, in each row.
public final class RecordRowMapper<T> implements RowMapper<T> {

    private final Constructor<T> constructor;
    private final Column[] columns;

    private RecordRowMapper(Class<T> type) {
        this.constructor = BeanUtils.getResolvableConstructor(type);
        this.columns = Stream.of(constructor.getParameters())
                .map(parameter ->
                        new Column(JdbcUtils.convertPropertyNameToUnderscoreName(parameter.getName()), type(parameter)))
                .toArray(Column[]::new);
    }

    public static <T extends Record> RecordRowMapper<T> of(Class<T> type) {
        return new RecordRowMapper<>(type);
    }

    @Override
    public T mapRow(ResultSet row, int number) throws SQLException {
        var values = new @Nullable Object[columns.length];
        for (int index = 0; index < columns.length; index++) {
            values[index] = columns[index].read(row);
        }
        return BeanUtils.instantiateClass(constructor, values);
    }

    private static TypeDescriptor type(Parameter parameter) {
        return new TypeDescriptor(MethodParameter.forParameter(parameter));
    }

    private record Column(String name, TypeDescriptor type) {

        private static final Set<Class<?>> OF_DRIVER =
                Set.of(String.class, BigDecimal.class, LocalDate.class, UUID.class);

        @Nullable
        Object read(ResultSet row) throws SQLException {
            var value = value(row, row.findColumn(name), type.getType());
            return type.getType().isInstance(value)
                    ? value
                    : DefaultConversionService.getSharedInstance().convert(value, type);
        }

        private static @Nullable Object value(ResultSet row, int column, Class<?> type) throws SQLException {
            if (type == Instant.class) {
                var value = row.getObject(column, OffsetDateTime.class);
                return value == null ? null : value.toInstant();
            }
            return ClassUtils.isPrimitiveOrWrapper(type) || OF_DRIVER.contains(type)
                    ? JdbcUtils.getResultSetValue(row, column, type)
                    : JdbcUtils.getResultSetValue(row, column);
        }
    }
}
