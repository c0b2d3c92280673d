package dev.ferrolens.rust;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The modules in which types and traits are declared, since their paths may be those of re-exports. */
final class DeclaringModules {
    private final Map<String, Set<RustPath>> modulesByName = new HashMap<>();
    private final Set<RustPath> declared = new HashSet<>();
    private final String compiled;

    /** Takes the types and traits among the definitions that keys spell. */
    DeclaringModules(Collection<RustPath> definitions, Crates crates) {
        compiled = crates.compiled();
        for (RustPath definition : definitions) {
            if (definition.parent() != null && definition.isType()) {
                declared.add(definition);
                modulesByName.computeIfAbsent(definition.name(), name -> new HashSet<>()).add(definition.parent());
            }
        }
    }

    /**
     * Returns the modules in which a type or trait may be declared: that of its path, or else those with one of its
     * name.
     */
    Set<RustPath> of(RustType type) {
        RustPath head = type.head();
        if (head == null) {
            return Set.of();
        }
        RustPath named = head.withoutArguments();
        RustPath module = named.module();
        if (declared.contains(named) && module != null) {
            return Set.of(module);
        }
        String name = type instanceof RustPath path ? path.name() : named.name();
        Set<RustPath> modules = new HashSet<>(modulesByName.getOrDefault(name, Set.of()));
        if (module != null) {
            modules.add(module);
        } else if (compiled != null && ((Segment.Named) named.first()).isCapital()) {
            modules.add(RustPath.of(compiled));
        }
        return modules;
    }
}
