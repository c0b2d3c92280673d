package dev.ferrolens.rust;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.ferrolens.message.FerrolensException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The compiler's own count of the instances of one definition: a row of {@code CRATE.mono_items.json}, which
 * {@code -Zdump-mono-stats=DIR -Zdump-mono-stats-format=json} writes.
 *
 * <p>The compiler counts bodies as they are placed in codegen units: an inline function counts in each unit with a
 * copy, and drop glue and other shims are left out.
 *
 * @param name the definition as the compiler prints it: {@code std::option::Option::<T>::insert}
 * @param instantiationCount the number of times that it was placed in a codegen unit
 * @param sizeEstimate the compiler's estimate of the first one's size: about the number of MIR statements
 * @param totalEstimate the product of the two
 * @see <a href="https://github.com/rust-lang/rust/blob/master/compiler/rustc_monomorphize/src/partitioning.rs">where
 *     rustc writes it</a>
 * @see PrintedNames
 */
public record MonoItem(String name, long instantiationCount, long sizeEstimate, long totalEstimate) {
    /** Returns the largest of its numbers. */
    public long largest() {
        return Math.max(instantiationCount, Math.max(sizeEstimate, totalEstimate));
    }

    /** Returns the same item with all numbers limited to one. */
    public MonoItem upTo(long most) {
        return new MonoItem(name, Math.min(instantiationCount, most), Math.min(sizeEstimate, most),
                Math.min(totalEstimate, most));
    }

    /** Reads a file in its order, the largest total first. The file of a compilation without items is empty. */
    public static List<MonoItem> read(Path file) {
        try (JsonParser json = new JsonFactory().createParser(Files.newBufferedReader(file))) {
            if (json.nextToken() == null) {
                return List.of();
            }
            if (json.currentToken() != JsonToken.START_ARRAY) {
                throw new JsonParseException(json, "no list");
            }
            List<MonoItem> items = new ArrayList<>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                items.add(readItem(json));
            }
            if (json.currentToken() != JsonToken.END_ARRAY) {
                throw new JsonParseException(json, "no object");
            }
            return items;
        } catch (OutOfMemoryError e) {
            throw FerrolensException.ofMemory(file, e);
        } catch (NoSuchFileException e) {
            throw new FerrolensException("There is no file " + file + "; the compiler writes one with"
                    + " -Zdump-mono-stats=FOLDER -Zdump-mono-stats-format=json.", e);
        } catch (JsonParseException e) {
            throw new FerrolensException("The file " + file + " is no list of monomorphized items (line "
                    + e.getLocation().getLineNr() + "); the compiler writes one with -Zdump-mono-stats=FOLDER"
                    + " -Zdump-mono-stats-format=json.", e);
        } catch (JsonProcessingException e) {
            throw new FerrolensException("The file " + file + " cannot be read: " + e.getOriginalMessage() + ".", e);
        } catch (IOException e) {
            throw FerrolensException.ofReading(file, e);
        }
    }

    private static MonoItem readItem(JsonParser json) throws IOException {
        String name = null;
        long count = 0;
        long size = 0;
        long total = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "name" -> name = json.getValueAsString();
                case "instantiation_count" -> count = Math.max(0, json.getValueAsLong());
                case "size_estimate" -> size = Math.max(0, json.getValueAsLong());
                case "total_estimate" -> total = Math.max(0, json.getValueAsLong());
                default -> {}
            }
            json.skipChildren();
        }
        if (name == null) {
            throw new JsonParseException(json, "no name");
        }
        return new MonoItem(name, count, size, total);
    }
}
