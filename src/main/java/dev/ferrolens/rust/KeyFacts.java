package dev.ferrolens.rust;

import java.util.List;

/**
 * What the arguments of one event say. A field is null, or a list empty, where they do not say it.
 *
 * <p>For example the key of {@code items_of_instance}
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
 * @param form what sort of text it was
 * @param item what a person would call it, with its type arguments, without hashes, numbers and lifetimes
 * @param crate the crate that defines the definition
 * @param module the module around the definition, crate included
 * @param definition the generic definition: the path that is left when the type arguments go. For a trait goal the
 *     trait
 * @param function the definition with closures, inline constants and shims rolled up into the function around them
 * @param instanceKind the {@linkplain InstanceKind#sqlName() kind} of an instance
 * @param typeArguments of an instance, a trait goal's trait (without the self type), a type or a symbol's last segment
 * @param trait the trait of a goal, or of the method that a symbol is, without its arguments
 * @param selfType the type that a goal is about, or whose method a symbol is
 * @param source where it stands in the source: {@code src/model.rs:2:62: 2:71}
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
    /** Facts as they are given; the list is copied. */
    public KeyFacts {
        typeArguments = List.copyOf(typeArguments);
    }

    /** Facts of a text that is kept whole. */
    static KeyFacts other(String text) {
        return bare(KeyKind.OTHER, text);
    }

    /** Facts of a text that is a name and nothing more. */
    static KeyFacts bare(KeyKind form, String item) {
        return of(form, item).build();
    }

    static Builder of(KeyKind form, String item) {
        return new Builder(form, item);
    }

    /** Facts as they are found, one by one. */
    static final class Builder {
        private final KeyKind form;
        private final String item;
        private String crate;
        private String module;
        private String definition;
        private String function;
        private String instanceKind;
        private List<String> typeArguments = List.of();
        private String trait;
        private String selfType;
        private String source;
        private String codegenUnit;

        private Builder(KeyKind form, String item) {
            this.form = form;
            this.item = item;
        }

        /** The definition, and the crate and module of its path. */
        Builder definition(String path) {
            definition = path;
            crate = Paths.crate(path);
            module = Paths.module(path);
            return this;
        }

        Builder crate(String name) {
            crate = name;
            return this;
        }

        Builder module(String path) {
            module = path;
            return this;
        }

        Builder function(String path) {
            function = path;
            return this;
        }

        Builder kind(InstanceKind kind) {
            instanceKind = kind == null ? null : kind.sqlName();
            return this;
        }

        Builder typeArguments(List<String> arguments) {
            typeArguments = arguments;
            return this;
        }

        Builder trait(String path) {
            trait = path;
            return this;
        }

        Builder selfType(String type) {
            selfType = type;
            return this;
        }

        Builder source(String place) {
            source = place;
            return this;
        }

        Builder codegenUnit(String name) {
            codegenUnit = name;
            return this;
        }

        KeyFacts build() {
            return new KeyFacts(form, item, crate, module, definition, function, instanceKind, typeArguments, trait,
                    selfType, source, codegenUnit);
        }
    }

    /** The same facts under another name. */
    KeyFacts withItem(String name) {
        return new KeyFacts(form, name, crate, module, definition, function, instanceKind, typeArguments, trait,
                selfType, source, codegenUnit);
    }

    /** The same facts with another spelling of the definition, such as {@link DefinitionIndex} finds it. */
    public KeyFacts withDefinition(String spelled) {
        return new KeyFacts(form, item, Paths.crate(spelled), Paths.module(spelled), spelled, Paths.function(spelled),
                instanceKind, typeArguments, trait, selfType, source, codegenUnit);
    }
}
