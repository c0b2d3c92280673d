package dev.ferrolens.graph;

/** The kinds of evidence that an instance uses another one, the surest first. */
public enum KnownBy {
    /** The compiler resolved this instance while the user's callees were collected. */
    RESOLVE("resolve"),
    /** The compiler looked the instance up again for this user, recorded as a cache hit. */
    HIT("hit"),
    /** The user was collected with a call of a trait's method, and the instance is the method that fits. */
    TRAIT_METHOD("trait method"),
    /** The user makes a trait object of a type whose method the instance is. */
    VTABLE("vtable"),
    /** The user drops a value of the type. */
    DROP_GLUE("drop glue"),
    /** The user calls the closure. */
    CLOSURE("closure"),
    /** The definition was looked at for the first time while the user's callees were collected. */
    DEFINITION("definition"),
    /** The user's body names the instance; this was found while it was built and optimised. */
    MIR("mir"),
    /** A constant of the user, or a static, refers to the instance. */
    CONSTANT("constant"),
    /** The user is instantiated with the closure, or declares it. */
    TYPE_ARGUMENT("type argument"),
    /** The collector reached the instance right from the user, as only the order of its walk suggests. */
    WALK("walk"),
    /** The instance is a root of the collector: {@code main}, a public function, a static. */
    ROOT("root");

    private final String text;

    KnownBy(String text) {
        this.text = text;
    }

    /** Returns whether the use is only likely, and not recorded. */
    public boolean isGuess() {
        return this == DEFINITION || this == MIR || this == CONSTANT || this == TYPE_ARGUMENT || this == WALK;
    }

    /** Returns the name in tables. */
    public String text() {
        return text;
    }
}
