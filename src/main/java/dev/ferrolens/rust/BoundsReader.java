package dev.ferrolens.rust;

/** Reads the traits behind {@code dyn} and {@code impl}. */
final class BoundsReader {
    private BoundsReader() {}

    static void traitObject(RustText t) {
        t.out.append("dyn ");
        if (t.peek() == '[') {
            t.at++;
            existentialPredicates(t);
            if (t.skip(" + ") && t.peek() == '\'') {
                t.lifetime();
            }
        } else {
            bounds(t);
        }
    }

    /**
     * {@code [Binder { value: Trait(P), .. }, Binder { value: AutoTrait(DefId(..)), .. }]}, the bracket already behind.
     */
    private static void existentialPredicates(RustText t) {
        int written = 0;
        while (t.at < t.end && t.peek() != ']') {
            int before = t.at;
            t.skipSpaces();
            if (t.peek() == ',') {
                t.at++;
                continue;
            }
            boolean bound = t.looksAt("Binder {") && t.enter("value");
            if (t.looksAt("Projection(")) {
                existentialProjection(t);
            } else {
                t.out.append(written++ == 0 ? "" : " + ");
                if (t.skip("Trait(")) {
                    TypeReader.read(t);
                    t.skipToClose();
                } else if (t.skip("AutoTrait(")) {
                    PathReader.defId(t);
                    t.skipToClose();
                } else {
                    TypeReader.read(t);
                }
            }
            if (bound) {
                t.skipToClose();
            }
            if (t.at == before) {
                t.opaque();
                t.at = Math.max(t.at, before + 1);
            }
        }
        t.close(']');
    }

    /**
     * {@code Projection(ExistentialProjection { def_id: DefId(P::Item), term: Term::Ty(T), .. })}: {@code P<Item = T>}.
     */
    private static void existentialProjection(RustText t) {
        t.at += "Projection(".length();
        String name = t.enter("def_id") ? Paths.name(t.readDefId()) : "";
        String term = t.toField("term") ? t.readType() : "_";
        t.skipToClose();
        t.skipToClose();
        int last = t.out.length() - 1;
        if (t.out.charAt(last) == '>') {
            t.out.setLength(last);
            t.out.append(", ");
        } else {
            t.out.append('<');
        }
        t.out.append(name).append(" = ").append(term).append('>');
    }

    /** {@code A<B> + C + 'a}. */
    static void bounds(RustText t) {
        int written = 0;
        do {
            if (t.peek() == '\'') {
                t.lifetime();
            } else {
                t.out.append(written++ == 0 ? "" : " + ");
                TypeReader.read(t);
            }
        } while (t.skip(" + "));
    }
}
