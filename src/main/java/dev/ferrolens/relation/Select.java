package dev.ferrolens.relation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One SELECT of a relation.
 *
 * @param columns the selected columns
 * @param from the table, or a join
 * @param conditions the conditions, all of which hold
 * @param group the columns to group by, or null
 * @param order the columns to order by, or null
 * @param limit the number of rows, or null for all
 */
record Select(String columns, String from, List<Sql> conditions, String group, String order, Long limit) {
    /** Plain names: no DISTINCT, and no functions that make rows or aggregate them. */
    private static final Pattern NAMES = Pattern.compile("\\*|\\w+(\\s*,\\s*\\w+)*");

    static Select from(String table) {
        return new Select("*", table, List.of(), null, null, null);
    }

    /** Returns whether another condition, order or choice of columns can be added to this SELECT itself. */
    boolean isPlain() {
        return columns.equals("*") && limit == null;
    }

    /** Returns whether it gives one row for each row that it selects from. */
    boolean hasAllRows() {
        return conditions.isEmpty() && group == null && limit == null && NAMES.matcher(columns).matches();
    }

    Select where(Sql condition) {
        List<Sql> all = new ArrayList<>(conditions);
        all.add(condition);
        return new Select(columns, from, List.copyOf(all), group, order, limit);
    }

    Select columns(String chosen) {
        return new Select(chosen, from, conditions, group, order, limit);
    }

    Select grouped(String keys) {
        return new Select(columns, from, conditions, keys, order, limit);
    }

    Select ordered(String by) {
        return new Select(columns, from, conditions, group, by, limit);
    }

    Select limited(Long rows) {
        return new Select(columns, from, conditions, group, order, rows);
    }

    /** Returns the order that still holds for a SELECT around this one, in which the ordered columns must exist. */
    String orderOutside() {
        return columns.equals("*") ? order : null;
    }

    Sql toSql() {
        StringBuilder text = new StringBuilder("SELECT " + columns + "\nFROM " + from + "\n");
        if (!conditions.isEmpty()) {
            text.append(conditions.stream().map(condition -> "(" + condition.text() + ")")
                    .collect(Collectors.joining(" AND ", "WHERE ", "\n")));
        }
        if (group != null) {
            text.append("GROUP BY ").append(group).append('\n');
        }
        if (order != null) {
            text.append("ORDER BY ").append(order).append('\n');
        }
        if (limit != null) {
            text.append("LIMIT ").append(limit).append('\n');
        }
        List<Object> values = conditions.stream().flatMap(condition -> condition.values().stream())
                .collect(Collectors.toCollection(ArrayList::new));
        return new Sql(text.toString().strip(), values);
    }
}
