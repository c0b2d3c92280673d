package dev.ferrolens.rust;

import java.util.List;
import java.util.function.Function;

/**
 * The parsed arguments of one event, as text. A field is null, or a list empty, if the arguments do not tell it.
 *
 * <p>For example, the key of {@code items_of_instance}
 * <pre>{@code
 * (Instance { def: Item(DefId(2:10777 ~ core[c1f1]::option::{impl#0}::insert)), args: [std::string::String] },
 *     UsedItems)
 * }</pre>
 * says
 * <pre>{@code
 * form           INSTANCE
 * item           core::option::{impl#0}::insert::<alloc::string::String>
 * crate          core
 * module         core::option
 * definition     core::option::{impl#0}::insert
 * function       core::option::{impl#0}::insert
 * instanceKind   item
 * typeArguments  [alloc::string::String]
 * }</pre>
 *
 * @param form the kind of text
 * @param item the readable name, with type arguments, without hashes, numbers and lifetimes
 * @param crate the crate that defines the definition
 * @param module the module around the definition, including the crate
 * @param definition the generic definition, which is the path without type arguments; for a trait goal, the trait
 * @param function the function that the definition is part of, if it is a closure, inline constant or shim, or else the
 *     definition
 * @param instanceKind the {@linkplain InstanceKind#sqlName() kind} of an instance
 * @param typeArguments the arguments of an instance, a trait goal's trait (without the self type), a type or a symbol's
 *     last segment
 * @param trait the trait of a goal, or of the method that a symbol is, without its arguments
 * @param selfType the type of a goal, or of the method that a symbol is
 * @param source the place in the source: {@code src/model.rs:2:62: 2:71}
 * @param codegenUnit the codegen unit
 */
public record KeyFacts(
        KeyKind form,
        String item,
        String crate,
        String module,
        String definition,
        String function,
        String instanceKind,
        List<String> typeArguments,
        String trait,
        String selfType,
        String source,
        String codegenUnit) {
    /** Makes facts from these values; the list is copied. */
    public KeyFacts {
        typeArguments = List.copyOf(typeArguments);
    }

    /**
     * Returns a key as text.
     *
     * @param spelling the spelling of types
     * @param shared the spelling of types that occur in many keys
     */
    @SuppressWarnings("ReferenceEquality")
    static KeyFacts of(Key key, Function<RustType, String> spelling, Function<RustType, String> shared) {
        // The item comes last, since its text is made of the others.
        List<String> typeArguments = key.typeArguments().isEmpty() ? List.of()
                : key.typeArguments().stream().map(shared).toList();
        String trait = text(key.trait(), shared);
        String selfType = text(key.selfType(), shared);
        String definition = key.definition() == key.trait() ? trait : text(key.definition(), spelling);
        String function = key.function() == key.definition() ? definition : text(key.function(), spelling);
        String item = key.item() == key.definition() ? definition
                : key.item() == key.selfType() ? selfType : text(key.item(), spelling);
        return new KeyFacts(key.form(), item, key.crate(), text(key.module(), RustType::text), definition, function,
                key.instanceKind() == null ? null : key.instanceKind().sqlName(), typeArguments, trait, selfType,
                key.source(), key.codegenUnit());
    }

    private static String text(RustType type, Function<RustType, String> spelling) {
        return type == null ? null : spelling.apply(type);
    }
}
