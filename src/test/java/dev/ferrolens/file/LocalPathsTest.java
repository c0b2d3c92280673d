package dev.ferrolens.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/home/alice/project/src/main.rs:3:5 | src/main.rs:3:5",
        "{closure@/home/alice/project/src/a/b.rs:3:5: 3:9} | {closure@src/a/b.rs:3:5: 3:9}",
        "/home/alice/.cargo/registry/src/index.crates.io-6f17/serde-1.0.1/src/lib.rs | serde-1.0.1/src/lib.rs",
        "/home/alice/.cargo/git/checkouts/serde-6f17/ab12/src/lib.rs:1 | ab12/src/lib.rs:1",
        "/rustc/0123abcd/library/core/src/ops/function.rs | core/src/ops/function.rs",
        "/home/alice/project/target/debug/build/x-1/out/bindings.rs | bindings.rs",
        "/home/alice smith/my project/tests/all.rs:1 and more | tests/all.rs:1 and more",
        "C:\\Users\\alice\\project\\src\\main.rs:3 | src/main.rs:3",
        "/tmp/a/x.mm_profdata: cut off | x.mm_profdata: cut off",
        "from /home/alice/a.rs to /home/alice/b.rs | from a.rs to b.rs",
        "…lice/project/src/main.rs:3 | src/main.rs:3"})
    void anAbsolutePathIsRelativeToItsPackageOrItsFolder(String text, String expected) {
        assertEquals(expected, LocalPaths.removed(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/main.rs:3", "../a/src/main.rs", "a / b / c", "1/2", "<T as Into<U>>::into", "/",
        "https://docs.rs/serde/latest", "\\d+\\w*", "tiny.cgu.0"})
    void otherTextStays(String text) {
        assertEquals(text, LocalPaths.removed(text));
    }

    @Test
    void theNameOfAFileIsItsLastPart() {
        assertEquals("x.gz", LocalPaths.name("/home/alice/x.gz"));
        assertEquals("x.gz", LocalPaths.name("C:\\alice\\x.gz"));
        assertEquals("x.gz", LocalPaths.name("x.gz"));
    }
}
