package dev.ferrolens.rust;

/** Reads the type in angles that a path begins with, and the impls in paths; both are written alike. */
final class ImplReader {
    private ImplReader() {}

    /** {@code <T as Trait>}, {@code <T>}, {@code <impl Trait for T>}. */
    static void qualified(RustText t) {
        t.at++;
        if (t.skip("impl ")) {
            String first = impl(t);
            if (t.skip(" for ")) {
                implementationOf(t, first);
            } else {
                boolean isBound = t.looksAt(" as ");
                t.out.append(isBound ? "<impl " : "<").append(first);
                asTrait(t);
            }
        } else {
            t.out.append('<');
            TypeReader.read(t);
            asTrait(t);
        }
        if (t.peek() != '>') {
            t.copyTo(Brackets.itemEnd(t.text, t.at, t.end));
        }
        t.close('>');
        t.out.append('>');
    }

    private static String impl(RustText t) {
        int mark = t.out.length();
        BoundsReader.bounds(t);
        return t.taken(mark);
    }

    private static void asTrait(RustText t) {
        if (t.skip(" as ")) {
            t.out.append(" as ");
            TypeReader.read(t);
        }
    }

    private static void implementationOf(RustText t, String trait) {
        t.out.append('<');
        TypeReader.read(t);
        t.out.append(" as ").append(trait);
    }

    /**
     * {@code a::b::<impl Trait for T>} is how a path tells an impl that stands apart from its type; the module says
     * nothing that {@code <T as Trait>} does not.
     */
    static void implementation(RustText t, int pathStart) {
        t.out.setLength(pathStart);
        String first = impl(t);
        if (t.skip(" for ")) {
            implementationOf(t, first);
        } else {
            t.out.append('<').append(first);
        }
        t.close('>');
        t.out.append('>');
    }
}
