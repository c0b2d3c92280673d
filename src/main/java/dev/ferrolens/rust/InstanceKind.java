package dev.ferrolens.rust;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The kinds of instances: of a body in the source, or of code that the compiler generates.
 *
 * <p>The names are those of the variants of rustc's {@code InstanceKind}, as its {@code Debug} prints them. A closure
 * is an {@code Item} there; here it is a kind of its own, recognised by its path.
 */
public enum InstanceKind {
    /** A function, method or constant from the source. */
    ITEM("Item"),
    /** The body of a closure, an async block or a coroutine. */
    CLOSURE(),
    /** The code that drops a value of one type. */
    DROP_GLUE("DropGlue"),
    /** The code that drops a value asynchronously, in several parts. */
    ASYNC_DROP_GLUE("AsyncDropGlue", "AsyncDropGlueCtorShim", "FutureDropPollShim"),
    /** {@code Clone::clone} of a tuple, an array or a closure. */
    CLONE_SHIM("CloneShim"),
    /** {@code FnOnce::call_once} of a closure that only borrows. */
    CLOSURE_ONCE_SHIM("ClosureOnceShim"),
    /** {@code Fn*::call*} of a function or function pointer. */
    FN_PTR_SHIM("FnPtrShim"),
    /** A method that takes an unsized {@code self}, called through a vtable. */
    VTABLE_SHIM("VTableShim", "VtableShim"),
    /** A function with another signature for use as a function pointer. */
    REIFY_SHIM("ReifyShim"),
    /** A call through a vtable, without code of its own. */
    VIRTUAL("Virtual"),
    /** An operation that the backend implements. */
    INTRINSIC("Intrinsic", "LlvmIntrinsic"),
    /** The accessor of a thread-local. */
    THREAD_LOCAL_SHIM("ThreadLocalShim"),
    /** {@code FnPtr::addr}. */
    FN_PTR_ADDR_SHIM("FnPtrAddrShim"),
    /** The coroutine that calling an async closure returns. */
    COROUTINE_SHIM("ConstructCoroutineInClosureShim", "CoroutineKindShim"),
    /** A shim that is not in this list. */
    SHIM();

    private static final Map<String, InstanceKind> BY_VARIANT = new HashMap<>();

    static {
        for (InstanceKind kind : values()) {
            for (String variant : kind.variants) {
                BY_VARIANT.put(variant, kind);
            }
        }
    }

    private final String[] variants;
    private final String sqlName = name().toLowerCase(Locale.ROOT);

    InstanceKind(String... variants) {
        this.variants = variants;
    }

    /** Returns the name in tables: {@code drop_glue}. */
    public String sqlName() {
        return sqlName;
    }

    /** Returns the kind for the compiler's name of a variant; {@link #SHIM} for an unknown one. */
    static InstanceKind ofVariant(String variant) {
        return BY_VARIANT.getOrDefault(variant, SHIM);
    }

    /** Returns whether a word before a {@code DefId} is the name of a variant rather than of some other wrapper. */
    static boolean isVariant(String word) {
        return BY_VARIANT.containsKey(word) || word.endsWith("Shim") || word.endsWith("Glue");
    }
}
