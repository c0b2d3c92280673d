package dev.ferrolens.relation;

import java.util.ArrayList;
import java.util.List;

/**
 * A token of SQL: a string, a quoted name, a comment, a placeholder for a value, or the text between these. DuckDB's
 * own tokenizer cannot replace it: the JDBC driver does not offer it, and {@code json_serialize_sql} accepts whole
 * SELECT statements only, not conditions.
 *
 * @param kind the kind of token
 * @param text the text of the token
 */
record SqlToken(Kind kind, String text) {
    /** The kinds of tokens. */
    enum Kind { PLAIN, STRING, NAME, COMMENT, PLACEHOLDER }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Splits SQL into tokens, whose texts together are the SQL. */
    static List<SqlToken> split(String sql) {
        List<SqlToken> tokens = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < sql.length()) {
            Kind kind = kind(sql, at);
            int end = end(kind, sql, at);
            if (kind != Kind.PLAIN) {
                if (at > from) {
                    tokens.add(new SqlToken(Kind.PLAIN, sql.substring(from, at)));
                }
                tokens.add(new SqlToken(kind, sql.substring(at, end)));
                from = end;
            }
            at = end;
        }
        if (from < sql.length()) {
            tokens.add(new SqlToken(Kind.PLAIN, sql.substring(from)));
        }
        return tokens;
    }

    /** Returns the kind of the token that begins at a place. */
    private static Kind kind(String sql, int at) {
        char c = sql.charAt(at);
        if (c == '\'' || isEscapeString(sql, at)) {
            return Kind.STRING;
        } else if (c == '"') {
            return Kind.NAME;
        } else if (sql.startsWith("--", at) || sql.startsWith("/*", at)) {
            return Kind.COMMENT;
        } else if (c == '?') {
            return Kind.PLACEHOLDER;
        } else if (c == '$' && !isInWord(sql, at)) {
            return !dollarTag(sql, at).isEmpty() ? Kind.STRING : wordEnd(sql, at + 1) > at + 1 ? Kind.PLACEHOLDER
                    : Kind.PLAIN;
        }
        return Kind.PLAIN;
    }

    /** Returns the end of the token that begins at a place. */
    private static int end(Kind kind, String sql, int at) {
        return switch (kind) {
            case PLAIN -> at + 1;
            case NAME -> closed(sql, sql.indexOf('"', at + 1), 1);
            case PLACEHOLDER -> wordEnd(sql, at + 1);
            case STRING -> stringEnd(sql, at);
            case COMMENT -> sql.charAt(at) == '-' ? lineEnd(sql, at) : commentEnd(sql, at);
        };
    }

    private static int stringEnd(String sql, int at) {
        switch (sql.charAt(at)) {
            case '\'':
                return closed(sql, sql.indexOf('\'', at + 1), 1);
            case '$':
                String tag = dollarTag(sql, at);
                return closed(sql, sql.indexOf(tag, at + tag.length()), tag.length());
            default:
                int end = at + 2;
                while (end < sql.length() && sql.charAt(end) != '\'') {
                    end += sql.charAt(end) == '\\' ? 2 : 1;
                }
                return Math.min(end + 1, sql.length());
        }
    }

    /** Returns whether the string is {@code E'…'}, in which a backslash escapes a quote. */
    private static boolean isEscapeString(String sql, int at) {
        return (sql.charAt(at) == 'e' || sql.charAt(at) == 'E') && sql.startsWith("'", at + 1) && !isInWord(sql, at);
    }

    /** Returns {@code $$} or {@code $tag$}, which begins a string and ends it; empty for anything else. */
    private static String dollarTag(String sql, int at) {
        int end = at + 1;
        if (end < sql.length() && Character.isDigit(sql.charAt(end))) {
            return "";
        }
        end = wordEnd(sql, end);
        return end < sql.length() && sql.charAt(end) == '$' ? sql.substring(at, end + 1) : "";
    }

    private static int lineEnd(String sql, int at) {
        int end = at;
        while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Returns the end of a comment, which may contain other comments. */
    private static int commentEnd(String sql, int at) {
        int depth = 0;
        int end = at;
        do {
            if (sql.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else if (sql.startsWith("*/", end)) {
                depth--;
                end += 2;
            } else {
                end++;
            }
        } while (depth > 0 && end < sql.length());
        return Math.min(end, sql.length());
    }

    private static int closed(String sql, int close, int length) {
        return close < 0 ? sql.length() : close + length;
    }

    private static int wordEnd(String sql, int from) {
        int end = from;
        while (end < sql.length() && isWord(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Returns whether the character belongs to a word that began before it; {@code a$1} is a name. */
    private static boolean isInWord(String sql, int at) {
        return at > 0 && (isWord(sql.charAt(at - 1)) || sql.charAt(at - 1) == '$');
    }

    private static boolean isWord(char c) {
        return c == '_' || c >= 0x80 || Character.isLetterOrDigit(c);
    }
}
