package dev.ferrolens.relation;

import dev.ferrolens.table.Result;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Reads answers as Tablesaw tables. Tablesaw's own reader converts DECIMAL to FLOAT, which loses digits; here whole
 * numbers remain whole, and all other numbers become doubles.
 */
final class Tables {
    private Tables() {}

    static Table read(ResultSet from) throws SQLException {
        List<String> names = Result.columns(from.getMetaData());
        Column<?>[] columns = new Column<?>[names.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = empty(from.getMetaData().getColumnType(i + 1), from.getMetaData().getColumnTypeName(i + 1),
                    names.get(i));
        }
        while (from.next()) {
            for (int i = 0; i < columns.length; i++) {
                append(columns[i], Result.plain(from.getObject(i + 1)));
            }
        }
        return Table.create(columns);
    }

    /** Returns the names of the columns of numbers, without reading rows. */
    static List<String> numericColumns(ResultSet from) throws SQLException {
        List<String> names = Result.columns(from.getMetaData());
        List<String> numeric = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Column<?> column = empty(from.getMetaData().getColumnType(i + 1), from.getMetaData().getColumnTypeName(i
                    + 1),
                    names.get(i));
            if (column instanceof NumericColumn) {
                numeric.add(names.get(i));
            }
        }
        return numeric;
    }

    private static Column<?> empty(int type, String typeName, String name) {
        if (typeName.equals("HUGEINT")) {
            return LongColumn.create(name);
        }
        return switch (type) {
            case Types.BIGINT -> LongColumn.create(name);
            case Types.INTEGER, Types.SMALLINT, Types.TINYINT -> IntColumn.create(name);
            case Types.DOUBLE, Types.FLOAT, Types.REAL, Types.DECIMAL, Types.NUMERIC -> DoubleColumn.create(name);
            case Types.BOOLEAN -> BooleanColumn.create(name);
            default -> StringColumn.create(name);
        };
    }

    private static void append(Column<?> column, Object value) {
        if (value == null) {
            column.appendMissing();
        } else if (column instanceof LongColumn longs) {
            longs.append(((Number) value).longValue());
        } else if (column instanceof IntColumn ints) {
            ints.append(((Number) value).intValue());
        } else if (column instanceof DoubleColumn doubles) {
            doubles.append(((Number) value).doubleValue());
        } else if (column instanceof BooleanColumn booleans) {
            booleans.append((Boolean) value);
        } else {
            ((StringColumn) column).append(value.toString());
        }
    }
}
