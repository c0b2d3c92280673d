package dev.ferrolens.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The name in a key: of an instance, a callee that is to be resolved, or a definition.
 *
 * @param item the definition with its type arguments
 * @param definition the definition
 * @param arguments the type arguments, separated by commas; null if there are none
 * @param kind the kind of an instance: item, closure, drop_glue, …; null if it is none
 * @param crate the crate that defines it; null if it is not known
 * @param isMethodOfImpl whether it is the method of an impl, and not one that a trait declares
 */
public record Name(String item, String definition, String arguments, String kind, String crate,
        boolean isMethodOfImpl) {
    private static final List<String> LIBRARY = List.of("core::", "alloc::", "std::", "hashbrown::");
    /** The length above which texts are not searched, since each is searched once for many others. */
    private static final int LONGEST = 20_000;
    private static final String DROP_GLUE = "core::ptr::drop_in_place";

    /** Returns the last segment of the definition: {@code insert}. */
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

    /** Returns the spelling of a closure as a type, without the colons before its arguments. */
    String asType() {
        return item.replace("::<", "<");
    }

    /** Returns the function around a closure. */
    String enclosingFunction() {
        int closure = definition.indexOf("::{closure#");
        return closure < 0 ? definition : definition.substring(0, closure);
    }

    /** Returns whether a type is in the type arguments. */
    boolean mentions(String type) {
        return arguments != null && mentions(arguments, type);
    }

    /** Returns whether a type is in a text, and not just the start or the end of another type's name. */
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

    /** Returns the paths in the type arguments that are not of the standard library, which distinguish the instance. */
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

    /** Returns the type arguments one by one. */
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

    /**
     * Returns the first type argument, for a trait's method the type that it is called on; an empty text without one.
     */
    String selfType() {
        return arguments == null ? "" : argumentList().get(0);
    }
}
