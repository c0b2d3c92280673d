package dev.ferrolens.measureme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ferrolens.message.FerrolensException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileReaderTest {
    @TempDir
    private Path folder;

    private Profile read(ProfileWriter writer) {
        return ProfileReader.read(writer.writeTo(folder.resolve("tiny-42.mm_profdata")));
    }

    private String failure(byte[] bytes) {
        Path file = ProfileWriter.write(folder.resolve("broken.mm_profdata"), bytes);
        FerrolensException e = assertThrows(FerrolensException.class, () -> ProfileReader.read(file));
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
        return e.getMessage();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9})
    void readsAnIntervalWithItsKindLabelKeyAndTimes(int version) {
        Profile profile = read(ProfileWriter.version(version).interval(7, "Query", "typeck", 5, 1L << 40,
                "tiny::main"));
        Profile.Intervals events = profile.intervals();
        assertEquals(1, events.size());
        assertEquals("Query", profile.kinds().get(events.kind()[0]));
        assertEquals("typeck", profile.labels().get(events.label()[0]));
        assertEquals(List.of("tiny::main"), profile.keys().arguments(events.key()[0]));
        assertEquals(7, events.thread()[0]);
        assertEquals(5, events.start()[0]);
        assertEquals(1L << 40, events.end()[0]);
        assertEquals(List.of(), profile.warnings());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 24, 33, 100})
    void readsRecordsThatLieOnSeveralPages(int pageBytes) {
        for (int version : new int[] {8, 9}) {
            Profile profile = read(ProfileWriter.version(version).pagesOf(pageBytes)
                    .interval("Query", "typeck", 10, 20, "tiny::main")
                    .interval("Query", "mir_borrowck", 0, 30, "tiny::other"));
            assertArrayEquals(new long[] {10, 0}, profile.intervals().start());
            assertEquals(List.of("typeck", "mir_borrowck"), profile.labels());
            assertEquals(List.of("tiny::other"), profile.keys().arguments(profile.intervals().key()[1]));
            assertEquals(42, profile.metadata().processId());
        }
    }

    @Test
    void readsAGzippedFileWhateverItIsCalled() {
        Path file = ProfileWriter.version(9).interval("Query", "typeck", 0, 9)
                .writeGzippedTo(folder.resolve("tiny.mm_profdata"));
        assertEquals(9, ProfileReader.read(file).intervals().end()[0]);
    }

    @Test
    void findsTheStringOfAVirtualId() {
        ProfileWriter writer = ProfileWriter.version(9);
        Profile profile = read(writer.intervalWithId("Query", writer.virtual(77, "typeck", "tiny::main"), 0, 1));
        assertEquals(List.of("typeck"), profile.labels());
        assertEquals(List.of("tiny::main"), profile.keys().arguments(0));
    }

    @Test
    void keepsSeveralArgumentsApart() {
        Profile profile = read(ProfileWriter.version(9)
                .interval("GenericActivity", "expand_proc_macro", 0, 1, "#[derive(Debug)]", "src/main.rs:1:1"));
        assertEquals(List.of("#[derive(Debug)]", "src/main.rs:1:1"), profile.keys().arguments(0));
    }

    @Test
    void countsOneKeyForEventsWithTheSameArgument() {
        Profile profile = read(ProfileWriter.version(9)
                .interval("Query", "typeck", 0, 1, "tiny::main")
                .interval("Query", "mir_borrowck", 1, 2, "tiny::main"));
        assertEquals(1, profile.keys().size());
    }

    @Test
    void readsALabelThatIsWrittenInTheEventIdItself() {
        ProfileWriter writer = ProfileWriter.version(9);
        long id = writer.rawString("expand\u001ean argument\u00ff".getBytes(StandardCharsets.ISO_8859_1));
        Profile profile = read(writer.intervalWithId("GenericActivity", id, 0, 1));
        assertEquals(List.of("expand"), profile.labels());
        assertEquals(List.of("an argument"), profile.keys().arguments(0));
    }

    @Test
    void sumsCacheHitsByLabelAndKey() {
        Profile profile = read(ProfileWriter.version(9)
                .instant("QueryCacheHit", "typeck", 1, "a")
                .instant("QueryCacheHit", "typeck", 2, "a")
                .instant("QueryCacheHit", "typeck", 3)
                .interval("Query", "typeck", 0, 9, "b"));
        long[] hits = profile.cacheHits().hits().clone();
        Arrays.sort(hits);
        assertEquals(3, Arrays.stream(hits).sum());
        assertEquals(0, profile.instants().size());
    }

    @Test
    void takesCountsOfHitsInsteadOfInstantsWhereALabelHasBoth() {
        Profile profile = read(ProfileWriter.version(9)
                .instant("QueryCacheHit", "typeck", 1)
                .instant("QueryCacheHit", "type_of", 2)
                .integer("QueryCacheHitCount", "typeck", 40)
                .interval("Query", "typeck", 0, 9));
        assertEquals(41, Arrays.stream(profile.cacheHits().hits()).sum());
    }

    @Test
    void keepsInstantsWithTheIntervalAroundThemIfAsked() {
        Path file = ProfileWriter.version(9)
                .instant("QueryCacheHit", "type_of", 12)
                .interval("Query", "typeck", 10, 20)
                .instant("QueryCacheHit", "type_of", 25)
                .interval("Query", "analysis", 0, 30)
                .writeTo(folder.resolve("tiny.mm_profdata"));
        Profile.Instants instants = ProfileReader.readWithInstants(file).instants();
        assertArrayEquals(new long[] {12, 25}, instants.at());
        assertArrayEquals(new int[] {0, 1}, instants.parent());
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9})
    void readsEventsThatAreManyEnoughForSeveralThreadsInTheirOrder(int version) {
        int half = 100_000;
        ProfileWriter writer = ProfileWriter.version(version).integer("ArtifactSize", "object_file", 1);
        for (int i = 0; i < 2 * half; i++) {
            writer.instant("QueryCacheHit", "typeck", i, "tiny::main");
            writer.interval(i < half ? "Query" : "GenericActivity", "typeck", i, i + 1, "tiny::main");
        }
        Profile profile = read(writer.integer("ArtifactSize", "object_file", 2)
                .interval("Query", "typeck", 2L * half + 9, 3));

        assertArrayEquals(LongStream.range(0, 2L * half).toArray(),
                Arrays.copyOf(profile.intervals().start(), 2 * half));
        assertEquals(List.of("ArtifactSize", "QueryCacheHit", "Query", "GenericActivity"), profile.kinds());
        assertEquals(3, profile.intervals().kind()[half]);
        assertArrayEquals(new long[] {2L * half}, profile.cacheHits().hits());
        assertArrayEquals(new long[] {1, 2}, profile.artifacts().value());
        assertEquals(List.of("an interval ends before it starts; its duration is taken as 0"), profile.warnings());
    }

    @Test
    void readsSizesOfArtifacts() {
        Profile profile = read(ProfileWriter.version(9)
                .integer("ArtifactSize", "object_file", 4096, "tiny.o")
                .interval("Query", "typeck", 0, 1));
        assertArrayEquals(new long[] {4096}, profile.artifacts().value());
        assertEquals(List.of("tiny.o"), profile.keys().arguments(profile.artifacts().key()[0]));
    }

    @Test
    void readsThreadsAsUnsignedNumbersAndTimesOf48Bits() {
        long late = 0xffff_ffff_fffdL;
        Profile profile = read(ProfileWriter.version(9).interval(-1, "Query", "typeck", late - 1, late));
        assertEquals(0xffff_ffffL, Integer.toUnsignedLong(profile.intervals().thread()[0]));
        assertEquals(late, profile.intervals().end()[0]);
    }

    @Test
    void readsMetadataThatRustEscapesAndJsonDoesNot() {
        Profile profile = read(ProfileWriter.withoutMetadata(9)
                .metadata("{\"start_time\":5,\"process_id\":7,\"cmd\":\"rustc it\\'s caf\\u{e9}.rs\","
                        + "\"counter\":{\"name\":\"instructions:u\",\"units\":[[\"instr\",1]]},\"more\":[1]}")
                .interval("Query", "typeck", 0, 1));
        assertEquals(new Metadata(5, 7, "rustc it's café.rs", "instructions:u", ""), profile.metadata());
        assertEquals(List.of(), profile.warnings());
    }

    @Test
    void warnsOfMetadataThatAreMissing() {
        Profile profile = read(ProfileWriter.withoutMetadata(9).interval("Query", "typeck", 0, 1));
        assertEquals(Metadata.UNKNOWN, profile.metadata());
        assertTrue(profile.warnings().get(0).startsWith("the metadata are missing"), profile.warnings().toString());
    }

    @Test
    void warnsOfMetadataThatAreNoJson() {
        Profile profile = read(ProfileWriter.withoutMetadata(9).metadata("{\"cmd\": oops")
                .interval("Query", "typeck", 0, 1));
        assertTrue(profile.warnings().get(0).startsWith("the metadata are not valid JSON"),
                profile.warnings().toString());
    }

    @Test
    void keepsAnEventWhoseNameIsMissingAsUnknown() {
        Profile profile = read(ProfileWriter.version(9).intervalWithId("Query", 99_999, 0, 1));
        assertEquals(List.of("<unknown>"), profile.labels());
        assertEquals(List.of(), profile.warnings());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 99_999, Long.MAX_VALUE, Long.MIN_VALUE})
    void keepsAnEventWhoseKindIsMissingAsUnknown(long kindId) {
        ProfileWriter writer = ProfileWriter.version(9);
        Profile profile = read(writer.event(kindId, writer.eventId("typeck"), 1, 0, 1));
        assertEquals("<unknown>", profile.kinds().get(profile.intervals().kind()[0]));
    }

    @Test
    void keepsEventsOfAnUnknownKindWithAWarning() {
        Profile profile = read(ProfileWriter.version(9).interval("Daydream", "typeck", 0, 1));
        assertEquals(List.of("Daydream"), profile.kinds());
        assertTrue(profile.warnings().get(0).contains("Daydream"));
    }

    @Test
    void takesTheDurationOfAnIntervalThatEndsBeforeItStartsAsNone() {
        Profile profile = read(ProfileWriter.version(9).interval("Query", "typeck", 9, 3));
        assertEquals(9, profile.intervals().end()[0]);
        assertTrue(profile.warnings().get(0).startsWith("an interval ends before it starts"));
    }

    @Test
    void endsReferencesThatGoInCircles() {
        ProfileWriter writer = ProfileWriter.version(9);
        long id = writer.rawString(new byte[0]);
        writer.rawString(writer.reference(id));
        writer.rawString(new byte[] {(byte) 0xff});
        Profile profile = read(writer.intervalWithId("Query", id, 0, 1));
        assertEquals(List.of("<invalid>"), profile.labels());
    }

    @Test
    void replacesBytesThatAreNoUtf8() {
        ProfileWriter writer = ProfileWriter.version(9);
        long id = writer.rawString(new byte[] {'a', (byte) 0xc3, 'b', (byte) 0xff});
        assertEquals(List.of("a\ufffdb"), read(writer.intervalWithId("Query", id, 0, 1)).labels());
    }

    @Test
    void skipsPagesWithAnUnknownTag() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(ProfileWriter.version(9).interval("Query", "typeck", 0, 1).toBytes());
        file.writeBytes(new byte[] {9, 2, 0, 0, 0, 1, 2});
        Profile profile = ProfileReader.read(ProfileWriter.write(folder.resolve("x.mm_profdata"), file.toByteArray()));
        assertEquals(List.of("pages with the unknown tag 9 are skipped"), profile.warnings());
    }

    @Test
    void readsAFileAboveTwoGibibytes() throws IOException {
        byte[] small = ProfileWriter.version(9).interval("Query", "typeck", 10, 20, "tiny::main").toBytes();
        int endOfEvents = 8 + 5 + 8 + 32;
        long hole = (1L << 31) + 12345;
        Path file = folder.resolve("large.mm_profdata");
        // The hole is a page of an unknown tag; the file system stores nothing for it.
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(small, 0, endOfEvents), 0);
            out.write(ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN).put((byte) 9).putInt((int) hole).flip(),
                    endOfEvents);
            out.write(ByteBuffer.wrap(small, endOfEvents, small.length - endOfEvents), endOfEvents + 5 + hole);
        }
        Profile profile = ProfileReader.read(file);
        assertEquals(List.of("typeck"), profile.labels());
        assertEquals(List.of("tiny::main"), profile.keys().arguments(profile.intervals().key()[0]));
    }

    @Test
    void opensWhatIsWholeOfAFileThatWasCutOff() {
        byte[] whole = ProfileWriter.version(9).pagesOf(64)
                .interval("Query", "typeck", 0, 1).interval("Query", "typeck", 2, 3).toBytes();
        Profile profile = ProfileReader.read(
                ProfileWriter.write(folder.resolve("x.mm_profdata"), Arrays.copyOf(whole, 8 + 5 + 64 + 5 + 3)));
        assertEquals(1, profile.intervals().size());
        assertTrue(profile.warnings().get(0).contains("extends beyond the end of the file"));
    }

    @Test
    void opensWhatIsWholeOfAGzippedFileThatWasCutOff() {
        ProfileWriter writer = ProfileWriter.version(9);
        for (int i = 0; i < 10_000; i++) {
            writer.interval("Query", "typeck", i * 31L % 977, 1000 + i * 17L % 1009);
        }
        byte[] zipped = ProfileWriter.gzip(writer.toBytes());
        Profile profile = ProfileReader.read(
                ProfileWriter.write(folder.resolve("x.mm_profdata.gz"), Arrays.copyOf(zipped, zipped.length / 2)));
        assertTrue(profile.intervals().size() > 1000);
        assertTrue(profile.warnings().get(0).startsWith("the gzip stream ends too early"));
    }

    @Test
    void opensAGzippedFileOfSeveralParts() throws IOException {
        ProfileWriter writer = ProfileWriter.version(9);
        for (int i = 0; i < 10_000; i++) {
            writer.interval("Query", "typeck", i, i + 1);
        }
        byte[] whole = writer.toBytes();
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.write(ProfileWriter.gzip(Arrays.copyOf(whole, whole.length - 100)));
        // The end of the file states the size of the last part.
        parts.write(ProfileWriter.gzip(Arrays.copyOfRange(whole, whole.length - 100, whole.length)));
        Profile profile = ProfileReader.read(
                ProfileWriter.write(folder.resolve("x.mm_profdata.gz"), parts.toByteArray()));
        assertEquals(10_000, profile.intervals().size());
        assertEquals(List.of(), profile.warnings());
    }

    @Test
    void failsOnAFileThatIsNotThere() {
        Path file = folder.resolve("none.mm_profdata");
        FerrolensException e = assertThrows(FerrolensException.class, () -> ProfileReader.read(file));
        assertEquals("There is no file " + file + ".", e.getMessage());
    }

    @Test
    void failsOnSomethingElse() {
        assertTrue(failure("not a profile at all".getBytes(StandardCharsets.UTF_8))
                .contains("not a rustc self-profile"));
        assertTrue(failure(new byte[] {'M', 'M', 'P'}).contains("header"));
        assertTrue(failure(new byte[0]).contains("is empty"));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 10})
    void failsOnAnotherVersionAndNamesIt(int version) {
        byte[] bytes = ProfileWriter.version(9).interval("Query", "typeck", 0, 1).toBytes();
        bytes[4] = (byte) version;
        assertTrue(failure(bytes).contains("version " + version));
    }

    @Test
    void failsOnAStreamWithABrokenHeader() {
        byte[] bytes = ProfileWriter.version(9).interval("Query", "typeck", 0, 1).toBytes();
        bytes[8 + 5] = 'X';
        assertTrue(failure(bytes).contains("is damaged"));
    }

    @Test
    void failsWhereNothingIsWhole() {
        byte[] bytes = ProfileWriter.version(9).interval("Query", "typeck", 0, 1).toBytes();
        assertTrue(failure(Arrays.copyOf(bytes, 8 + 5 + 4)).contains("extends beyond the end"));
        assertTrue(failure(Arrays.copyOf(bytes, 8)).contains("holds no events"));
    }
}
