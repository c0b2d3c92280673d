package dev.ferrolens.relation;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL: a string, a quoted name, a comment, or what lies between them. Enough to tell a placeholder from a
 * question mark in a string.
 */
record SqlToken(String text) {
    boolean isPlaceholder() {
        return text.equals("?");
    }

    /** Whether it is what lies between strings, quoted names, comments and placeholders. */
    boolean isPlain() {
        return end(text, 0) == 0;
    }

    /** Splits SQL into pieces that make up the whole again. */
    static List<SqlToken> split(String sql) {
        List<SqlToken> tokens = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < sql.length()) {
            int end = end(sql, at);
            if (end > at) {
                if (at > from) {
                    tokens.add(new SqlToken(sql.substring(from, at)));
                }
                tokens.add(new SqlToken(sql.substring(at, end)));
                from = end;
                at = end;
            } else {
                at++;
            }
        }
        if (from < sql.length()) {
            tokens.add(new SqlToken(sql.substring(from)));
        }
        return tokens;
    }

    /** Where the string, quoted name, comment or placeholder that begins here ends; here if none begins. */
    private static int end(String sql, int at) {
        char c = sql.charAt(at);
        if (c == '\'' || c == '"') {
            int close = sql.indexOf(c, at + 1);
            return close < 0 ? sql.length() : close + 1;
        } else if (sql.startsWith("--", at)) {
            int close = sql.indexOf('\n', at);
            return close < 0 ? sql.length() : close;
        } else if (sql.startsWith("/*", at)) {
            int close = sql.indexOf("*/", at + 2);
            return close < 0 ? sql.length() : close + 2;
        }
        return c == '?' ? at + 1 : at;
    }
}
