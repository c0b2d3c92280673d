package dev.ferrolens.rust;

/** Questions to a type as {@link KeyFacts} spells it: {@code alloc::vec::Vec<clap::Arg>}. */
public final class TypeText {
    private TypeText() {}

    /**
     * The crate of the outermost type that has a name: {@code alloc} for {@code &mut [alloc::vec::Vec<clap::Arg>]}. Of
     * a tuple or the type of a function the first that is some crate's, of {@code dyn Trait} the trait's, of a closure
     * that of the function around it, of {@code <T as Trait>::Item} that of {@code T} or else the trait's.
     *
     * @return null for a primitive type, a type parameter, a constant, and a closure that is told by its file alone
     */
    public static String crate(String type) {
        int end = type.length();
        int at = 0;
        while (at < end) {
            char c = type.charAt(at);
            if (c == '"' || c == '\'') {
                at = Brackets.afterQuoted(type, at, end);
            } else if (!Cursor.isIdentifierPart(c)) {
                at++;
            } else {
                int stop = at;
                while (stop < end && Cursor.isIdentifierPart(type.charAt(stop))) {
                    stop++;
                }
                boolean isFirst = at == 0 || type.charAt(at - 1) != ':';
                if (isFirst && type.startsWith("::", stop) && Cursor.isIdentifierStart(c)) {
                    return type.substring(at, stop);
                }
                // The arguments of a type whose crate is not known are not what it is.
                boolean isGeneric = stop < end && type.charAt(stop) == '<';
                at = isGeneric ? Brackets.afterAngle(type, stop, end) : stop;
            }
        }
        return null;
    }
}
