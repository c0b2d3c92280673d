package dev.ferrolens.table;

import dev.ferrolens.message.FerrolensException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;

/** Makes records of rows, by the names of their components. */
final class RecordMaker<T extends Record> {
    private final Constructor<T> constructor;
    private final List<RecordComponent> components;

    private RecordMaker(Constructor<T> constructor, List<RecordComponent> components) {
        this.constructor = constructor;
        this.components = components;
    }

    static <T extends Record> RecordMaker<T> of(Class<T> type) {
        FerrolensException.requireGiven(type, "class of the record");
        List<RecordComponent> components = List.of(type.getRecordComponents());
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(components.stream().map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new RecordMaker<>(constructor, components);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new FerrolensException("The record " + type.getSimpleName() + " cannot be made: it is not accessible;"
                    + " make it public.", e);
        }
    }

    T make(Row row) {
        Object[] values = components.stream().map(component -> value(component, row)).toArray();
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new FerrolensException("The record " + constructor.getDeclaringClass().getSimpleName()
                    + " refuses the row " + row + ": " + e.getCause().getMessage() + ".", e);
        } catch (ReflectiveOperationException e) {
            throw new FerrolensException("The record " + constructor.getDeclaringClass().getSimpleName()
                    + " cannot be made.", e);
        }
    }

    private static Object value(RecordComponent component, Row row) {
        String column = row.columns().contains(component.getName()) ? component.getName() : snake(component.getName());
        Object value = row.get(column);
        Class<?> type = component.getType();
        if (value == null && !type.isPrimitive() || type.isInstance(value)) {
            return value;
        }
        if (type == String.class) {
            return value.toString();
        }
        if (type == boolean.class && (value == null || value instanceof Boolean)) {
            return value != null && (boolean) value;
        }
        if (type == long.class || type == Long.class) {
            return row.getLong(column);
        }
        if (type == double.class || type == Double.class) {
            return row.getDouble(column);
        }
        if ((type == int.class || type == Integer.class) && row.getLong(column) == (int) row.getLong(column)) {
            return (int) row.getLong(column);
        }
        throw new FerrolensException("The column " + column + " holds " + value + ", which is no "
                + type.getSimpleName() + ": declare the component as " + (value == null ? "an object"
                        : value.getClass().getSimpleName()) + ".");
    }

    /** Returns a name of Java as one of SQL: {@code self_ns} for {@code selfNs}. */
    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
