package dev.ferrolens.finding;

import java.util.Optional;

/**
 * The parts of the name of an impl's method: {@code <a::Kind as core::cmp::PartialOrd>::partial_cmp}.
 *
 * @param type the type of the impl
 * @param trait the trait
 * @param method the method and the names inside it
 */
record ItemName(String type, String trait, String method) {
    /** Returns the parts of a name of this shape; empty for any other. */
    static Optional<ItemName> of(String name) {
        if (!name.startsWith("<")) {
            return Optional.empty();
        }
        int depth = 0;
        int as = -1;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '<' || c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']' || c == '>' && name.charAt(i - 1) != '-') {
                depth--;
            } else if (depth == 1 && as < 0 && name.startsWith(" as ", i)) {
                as = i;
            }
            if (depth == 0) {
                return as < 0 || !name.startsWith("::", i + 1) ? Optional.empty()
                        : Optional.of(new ItemName(name.substring(1, as), name.substring(as + 4, i),
                                name.substring(i + 3)));
            }
        }
        return Optional.empty();
    }

    /** Returns the trait without arguments: {@code core::cmp::PartialOrd}. */
    String traitPath() {
        return trait.contains("<") ? trait.substring(0, trait.indexOf('<')) : trait;
    }

    /** Returns the trait without path and arguments: {@code PartialOrd}. */
    String traitName() {
        String path = traitPath();
        return path.substring(path.lastIndexOf(':') + 1);
    }

    /** Returns the type without path and arguments: {@code Kind}. */
    String typeName() {
        String path = type.contains("<") && !type.startsWith("<") ? type.substring(0, type.indexOf('<')) : type;
        return path.substring(path.lastIndexOf(':') + 1);
    }
}
