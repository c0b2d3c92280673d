package dev.ferrolens.rust;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.Recordings;
import dev.ferrolens.input.Compilation;
import dev.ferrolens.measureme.Keys;
import dev.ferrolens.measureme.ProfileReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrintedNamesRecordingTest {

    @Test
    void nearlyAllThatTheCompilerCountedFindsItsDefinition() {
        Path recording = Recordings.beside("inventory/release-llvm/inventory");
        Compilation compilation = Compilation.of(ProfileReader.read(recording));
        List<MonoItem> items = MonoItem.read(Recordings.sibling(recording, ".mono_items.json"));

        PrintedNames names = names(compilation, items);

        long found = items.stream().filter(item -> names.definition(item.name()).isPresent())
                .mapToLong(MonoItem::totalEstimate).sum();
        long total = items.stream().mapToLong(MonoItem::totalEstimate).sum();
        assertTrue(100 * found >= 92 * total, found + " of " + total);
    }

    private static PrintedNames names(Compilation compilation, List<MonoItem> items) {
        Keys keys = compilation.profile().keys();
        Crates crates = crates(compilation);
        List<Key> placed = new ArrayList<>();
        Set<RustPath> definitions = new HashSet<>();
        for (int key = 0; key < keys.size(); key++) {
            String label = compilation.profile().labels().get(keys.label(key));
            List<String> arguments = keys.arguments(key);
            Key facts = KeyReader.read(label, arguments, crates);
            if (label.equals("items_of_instance") && arguments.get(0).endsWith("UsedItems)")) {
                placed.add(facts);
            }
            if (facts.form() == KeyKind.DEFINITION && facts.definition() != null) {
                definitions.add(facts.definition());
            }
        }
        return PrintedNames.of(placed, definitions, items, crates);
    }

    private static Crates crates(Compilation compilation) {
        Keys keys = compilation.profile().keys();
        NamesInKeys names = new NamesInKeys();
        for (int key = 0; key < keys.size(); key++) {
            names.add(keys.string(key));
        }
        return names.known(compilation.crate(), compilation.command().externCrates());
    }
}
