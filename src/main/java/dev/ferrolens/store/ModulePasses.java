package dev.ferrolens.store;

import dev.ferrolens.measureme.EventKind;
import dev.ferrolens.measureme.Profile;
import dev.ferrolens.store.KeyTable.PassFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the functions of passes that LLVM runs on a whole module. Such a pass names only its module, a codegen unit;
 * the functions are those that other passes of the unit name.
 */
final class ModulePasses {
    /** The codegen units of passes on modules, by key. */
    private final Map<Integer, String> moduleOfKey = new LinkedHashMap<>();
    /** The functions, by codegen unit and name. */
    private final Map<String, Map<String, PassFunction>> functionsOfModule = new HashMap<>();

    private ModulePasses() {}

    /** Returns the functions of passes on modules, once for each key. */
    static List<PassFunction> functions(Profile profile, KeyTable keys) {
        ModulePasses found = new ModulePasses();
        found.walk(profile, keys);
        List<PassFunction> all = new ArrayList<>();
        found.moduleOfKey.forEach((key, module) -> {
            List<PassFunction> members = List.copyOf(found.functionsOfModule.getOrDefault(module, Map.of()).values());
            for (int place = 0; place < members.size(); place++) {
                all.add(members.get(place).among(key, place, members.size()));
            }
        });
        return all;
    }

    private void walk(Profile profile, KeyTable keys) {
        Map<Integer, List<PassFunction>> named = new HashMap<>();
        keys.functions().forEach(f -> named.computeIfAbsent(f.key(), key -> new ArrayList<>(1)).add(f));
        Profile.Intervals events = profile.intervals();
        int pass = profile.kinds().indexOf(EventKind.LLVM_PASS.text());
        String[] module = new String[events.size()];
        boolean[] inFunction = new boolean[events.size()];
        // Parents follow their children.
        for (int i = events.size() - 1; i >= 0; i--) {
            int above = events.parent()[i];
            int key = events.key()[i];
            String unit = key < 0 ? null : keys.codegenUnit(key);
            module[i] = unit != null || above < 0 ? unit : module[above];
            if (events.kind()[i] != pass || key < 0 || module[i] == null) {
                continue;
            }
            List<PassFunction> functions = named.get(key);
            inFunction[i] = functions != null || above >= 0 && inFunction[above];
            if (functions != null) {
                Map<String, PassFunction> members =
                        functionsOfModule.computeIfAbsent(module[i], m -> new LinkedHashMap<>());
                functions.forEach(function -> members.putIfAbsent(function.symbol().item().text(), function));
            } else if (!inFunction[i]) {
                moduleOfKey.put(key, module[i]);
            }
        }
    }
}
