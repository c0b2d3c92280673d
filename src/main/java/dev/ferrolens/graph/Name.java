package dev.ferrolens.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a key names: an instance, a callee that is to be resolved, or a definition.
 *
 * @param item the definition with its type arguments
 * @param definition the definition
 * @param arguments the type arguments, separated by commas; null where there are none
 * @param kind the kind of an instance: item, closure, drop_glue, …; null where it is none
 * @param crate the crate that defines it; null where it is not known
 * @param isMethodOfImpl whether it is the method of an impl, and not one that a trait declares
 */
public record Name(String item, String definition, String arguments, String kind, String crate,
        boolean isMethodOfImpl) {
    private static final List<String> LIBRARY = List.of("core::", "alloc::", "std::", "hashbrown::");
    /** Texts longer than this are not searched: one is searched once for each of many others. */
    private static final int LONGEST = 20_000;
    private static final String DROP_GLUE = "core::ptr::drop_in_place";

    /** The last segment of the definition: {@code insert}. */
    String method() {
        return definition.substring(definition.lastIndexOf("::") < 0 ? 0 : definition.lastIndexOf("::") + 2);
    }

    boolean isGeneric() {
        return arguments != null;
    }

    boolean isClosure() {
        return definition.endsWith("}") && definition.contains("::{closure#");
    }

    boolean isDropGlue() {
        return DROP_GLUE.equals(definition);
    }

    /** How a closure is spelled where it is a type: without the colons before its arguments. */
    String asType() {
        return item.replace("::<", "<");
    }

    /** The function around a closure. */
    String enclosingFunction() {
        int closure = definition.indexOf("::{closure#");
        return closure < 0 ? definition : definition.substring(0, closure);
    }

    /** Whether a type stands somewhere in the type arguments. */
    boolean mentions(String type) {
        return arguments != null && mentions(arguments, type);
    }

    /** Whether a type stands in a text, and not just the beginning or the end of another's name. */
    static boolean mentions(String text, String type) {
        for (int at = text.length() > LONGEST ? -1 : text.indexOf(type); at >= 0; at = text.indexOf(type, at + 1)) {
            int end = at + type.length();
            boolean begins = at == 0 || !isWord(text.charAt(at - 1)) || !isWord(type.charAt(0));
            boolean ends = end == text.length() || !isWord(text.charAt(end)) || !isWord(text.charAt(end - 1));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == ':';
    }

    /** The paths in the type arguments that do not lead into the standard library: what tells the instance apart. */
    Set<String> ownTypes() {
        Set<String> found = new LinkedHashSet<>();
        int at = 0;
        while (arguments != null && at < arguments.length()) {
            int end = at;
            while (end < arguments.length() && isWord(arguments.charAt(end))) {
                end++;
            }
            String path = arguments.substring(at, end);
            boolean isPath = path.contains("::") || !path.isEmpty() && Character.isUpperCase(path.charAt(0));
            if (isPath && !path.startsWith("::") && LIBRARY.stream().noneMatch(path::startsWith)) {
                found.add(path.endsWith("::") ? path.substring(0, path.length() - 2) : path);
            }
            at = Math.max(end, at + 1);
        }
        return found;
    }

    /** The type arguments one by one. */
    List<String> argumentList() {
        List<String> list = new ArrayList<>(4);
        if (arguments == null) {
            return list;
        }
        int depth = 0;
        int from = 0;
        for (int at = 0; at < arguments.length(); at++) {
            char c = arguments.charAt(at);
            if (c == '<' || c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}' || c == '>' && at > 0 && arguments.charAt(at - 1) != '-') {
                depth--;
            } else if (c == ',' && depth <= 0) {
                list.add(arguments.substring(from, at).strip());
                from = at + 1;
            }
        }
        list.add(arguments.substring(from).strip());
        return list;
    }

    /** The first type argument, of a trait's method the type that it is called on; an empty text without one. */
    String selfType() {
        return arguments == null ? "" : argumentList().get(0);
    }
}
