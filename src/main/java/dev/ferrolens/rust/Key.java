package dev.ferrolens.rust;

import java.util.List;

/**
 * The parsed arguments of one event, as a tree; {@link KeyFacts} are the same as text. A component is null, or a list
 * empty, if the arguments do not tell it.
 *
 * @param form the kind of text
 * @param item the item, with its type arguments
 * @param crate the crate that defines the definition
 * @param module the module around the definition
 * @param definition the generic definition; for a trait goal the trait
 * @param function the function that the definition is part of, if it is a closure, inline constant or shim, or else the
 *     definition
 * @param instanceKind the kind of an instance
 * @param typeArguments the arguments of an instance, a trait goal's trait (without the self type), a type or a symbol's
 *     last segment
 * @param trait the trait of a goal, or of the method that a symbol is, without its arguments
 * @param selfType the type of a goal, or of the method that a symbol is
 * @param source the place in the source
 * @param codegenUnit the codegen unit
 */
public record Key(KeyKind form, RustType item, String crate, RustPath module, RustPath definition, RustPath function,
        InstanceKind instanceKind, List<RustType> typeArguments, RustPath trait, RustType selfType, String source,
        String codegenUnit) {
    /** Returns a text that is kept whole. */
    static Key other(String text) {
        return bare(KeyKind.OTHER, new RustType.Text(text));
    }

    /** Returns the key of a name. */
    static Key bare(KeyKind form, RustType item) {
        return of(form, item).build();
    }

    static Builder of(KeyKind form, RustType item) {
        return new Builder(form, item);
    }

    /** Builds a key, one component after the other. */
    static final class Builder {
        private final KeyKind form;
        private final RustType item;
        private String crate;
        private RustPath module;
        private RustPath definition;
        private RustPath function;
        private InstanceKind instanceKind;
        private List<RustType> typeArguments = List.of();
        private RustPath trait;
        private RustType selfType;
        private String source;
        private String codegenUnit;

        private Builder(KeyKind form, RustType item) {
            this.form = form;
            this.item = item;
        }

        /** Sets the definition, and the crate and module of its path. */
        Builder definition(RustPath path) {
            definition = path;
            crate = path.crateOfDefinition();
            module = path.module();
            return this;
        }

        Builder crate(String name) {
            crate = name;
            return this;
        }

        Builder module(RustPath path) {
            module = path;
            return this;
        }

        Builder function(RustPath path) {
            function = path;
            return this;
        }

        Builder kind(InstanceKind kind) {
            instanceKind = kind;
            return this;
        }

        Builder typeArguments(List<RustType> arguments) {
            typeArguments = List.copyOf(arguments);
            return this;
        }

        Builder trait(RustPath path) {
            trait = path;
            return this;
        }

        Builder selfType(RustType type) {
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

        Key build() {
            return new Key(form, item, crate, module, definition, function, instanceKind, typeArguments, trait,
                    selfType, source, codegenUnit);
        }
    }

    /** Returns the same key with another item. */
    Key withItem(RustType name) {
        return new Key(form, name, crate, module, definition, function, instanceKind, typeArguments, trait, selfType,
                source, codegenUnit);
    }

    /** Returns the same key with another spelling of the definition, such as {@link DefinitionIndex} finds. */
    public Key withDefinition(RustPath spelled) {
        return new Key(form, item, spelled.crateOfDefinition(), spelled.module(), spelled, spelled.function(),
                instanceKind, typeArguments, trait, selfType, source, codegenUnit);
    }

    /** Returns the key as text, with impls by their numbers. */
    public KeyFacts facts() {
        return KeyFacts.of(this, RustType::text, RustType::text);
    }
}
