package dev.ferrolens.rust;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The modules in which types and traits are declared, for paths by which they may be exported again elsewhere. */
final class DeclaringModules {
    private final Map<String, Set<String>> modulesByName = new HashMap<>();
    private final Set<String> declared = new HashSet<>();
    private final String compiled;

    /** Takes the types and traits among the definitions that keys spell. */
    DeclaringModules(Collection<String> definitions, Crates crates) {
        compiled = crates.compiled();
        for (String definition : definitions) {
            String name = Paths.name(definition);
            String module = Paths.parent(definition);
            if (module != null && !name.isEmpty() && Character.isUpperCase(name.charAt(0))) {
                declared.add(definition);
                modulesByName.computeIfAbsent(name, key -> new HashSet<>()).add(module);
            }
        }
    }

    /** Where a type or trait may be declared: where its path says, or else where there is one of its name. */
    Set<String> of(String type) {
        String path = Paths.withoutArguments(type);
        int start = Paths.headStart(path);
        String named = path.substring(start);
        String module = Paths.module("<" + path + ">::m");
        if (declared.contains(named) && module != null) {
            return Set.of(module);
        }
        Set<String> modules = new HashSet<>(modulesByName.getOrDefault(Paths.name(named), Set.of()));
        if (module != null) {
            modules.add(module);
        } else if (compiled != null && !named.isEmpty() && Character.isUpperCase(named.charAt(0))) {
            modules.add(compiled);
        }
        return modules;
    }
}
