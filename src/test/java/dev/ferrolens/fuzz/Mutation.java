package dev.ferrolens.fuzz;

import dev.ferrolens.measureme.ProfileWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Ways to break a profile. Each works on any bytes, so that several can follow each other. */
enum Mutation {
    /** Bits flipped anywhere. */
    FLIP {
        @Override
        byte[] apply(byte[] file, Random random) {
            for (int i = 1 + random.nextInt(16); i > 0; i--) {
                file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return file;
        }
    },
    /** A number that is a bound of something, anywhere. */
    NUMBER {
        @Override
        byte[] apply(byte[] file, Random random) {
            put(file, random.nextInt(file.length), odd(random), 1 << random.nextInt(4));
            return file;
        }
    },
    /** The file ends early. */
    CUT {
        @Override
        byte[] apply(byte[] file, Random random) {
            return Arrays.copyOf(file, random.nextInt(file.length));
        }
    },
    /** A part is missing. */
    HOLE {
        @Override
        byte[] apply(byte[] file, Random random) {
            int from = random.nextInt(file.length);
            int to = from + random.nextInt(Math.min(1_000, file.length - from));
            return joined(Arrays.copyOf(file, from), Arrays.copyOfRange(file, to, file.length));
        }
    },
    /** Bytes that do not belong there. */
    INSERT {
        @Override
        byte[] apply(byte[] file, Random random) {
            int at = random.nextInt(file.length);
            byte[] noise = new byte[1 + random.nextInt(64)];
            random.nextBytes(noise);
            return joined(Arrays.copyOf(file, at), noise, Arrays.copyOfRange(file, at, file.length));
        }
    },
    /** Pages in another order, missing, or there several times. */
    PAGES {
        @Override
        byte[] apply(byte[] file, Random random) {
            List<byte[]> pages = new ArrayList<>();
            pages(file).forEach(at -> pages.add(Arrays.copyOfRange(file, at, Math.min(end(file, at), file.length))));
            if (pages.isEmpty()) {
                return file;
            }
            byte[] page = pages.get(random.nextInt(pages.size()));
            switch (random.nextInt(4)) {
                case 0 -> pages.remove(page);
                case 1 -> Collections.shuffle(pages, random);
                case 2 -> pages.addAll(Collections.nCopies(1 + random.nextInt(50), page));
                default -> Collections.swap(pages, random.nextInt(pages.size()), random.nextInt(pages.size()));
            }
            pages.add(0, Arrays.copyOf(file, Math.min(FILE_HEADER, file.length)));
            return joined(pages.toArray(byte[][]::new));
        }
    },
    /** A page with another tag. */
    TAG {
        @Override
        byte[] apply(byte[] file, Random random) {
            List<Integer> pages = pages(file);
            if (!pages.isEmpty()) {
                file[pages.get(random.nextInt(pages.size()))] = (byte) random.nextInt(5);
            }
            return file;
        }
    },
    /** A page that says another length. */
    LENGTH {
        @Override
        byte[] apply(byte[] file, Random random) {
            List<Integer> pages = pages(file);
            if (!pages.isEmpty()) {
                int at = pages.get(random.nextInt(pages.size()));
                long length = random.nextBoolean() ? odd(random) : end(file, at) - at - 5 + random.nextInt(9) - 4;
                put(file, at + 1, length, 4);
            }
            return file;
        }
    },
    /** Words of the events and the index set to ids, addresses and times that lead nowhere, or backwards. */
    WORDS {
        @Override
        byte[] apply(byte[] file, Random random) {
            for (int at : pages(file)) {
                int length = Math.min(end(file, at), file.length) - at - 5;
                if (file[at] != STRING_DATA && length > 0) {
                    for (int i = random.nextInt(4); i > 0; i--) {
                        int bytes = random.nextBoolean() ? 4 : 8;
                        put(file, at + 5 + random.nextInt(length) / bytes * bytes, odd(random), bytes);
                    }
                }
            }
            return file;
        }
    },
    /** Strings that refer to others, or to themselves, by the dozen. */
    REFERENCES {
        @Override
        byte[] apply(byte[] file, Random random) {
            for (int at : pages(file)) {
                int length = Math.min(end(file, at), file.length) - at - 5;
                if (file[at] == STRING_DATA && length > 0) {
                    for (int i = random.nextInt(12); i > 0; i--) {
                        int from = at + 5 + random.nextInt(length);
                        put(file, from, 0xfe, 1);
                        put(file, from + 1, FIRST_ADDRESS_ID + random.nextInt(4 * length),
                                random.nextBoolean() ? 4 : 8);
                    }
                }
            }
            return file;
        }
    },
    /** Text that is no UTF-8, lacks its ends, or has too many. */
    TEXT {
        @Override
        byte[] apply(byte[] file, Random random) {
            byte[] odd = {(byte) 0xff, (byte) 0xfe, (byte) 0xc3, (byte) 0x80, 0x1e, 0, '{', '<', '"', '\''};
            for (int at : pages(file)) {
                int length = Math.min(end(file, at), file.length) - at - 5;
                if (file[at] == STRING_DATA && length > 0) {
                    for (int i = random.nextInt(20); i > 0; i--) {
                        file[at + 5 + random.nextInt(length)] = odd[random.nextInt(odd.length)];
                    }
                }
            }
            return file;
        }
    },
    /** The file gzipped, and the gzip stream broken or whole. */
    GZIP {
        @Override
        byte[] apply(byte[] file, Random random) {
            byte[] zipped = ProfileWriter.gzip(file);
            return switch (random.nextInt(3)) {
                case 0 -> zipped;
                case 1 -> CUT.apply(zipped, random);
                default -> FLIP.apply(zipped, random);
            };
        }
    };

    private static final int FILE_HEADER = 8;
    private static final byte STRING_DATA = 1;
    private static final long FIRST_ADDRESS_ID = 100_000_003;

    /** The file broken in this way; its bytes may be used. */
    abstract byte[] apply(byte[] file, Random random);

    /** The file broken in one way or a few. */
    static byte[] some(byte[] file, Random random) {
        byte[] broken = file.clone();
        Mutation last = null;
        for (int i = random.nextInt(4); i >= 0 && broken.length > 0 && last != GZIP; i--) {
            last = values()[random.nextInt(values().length)];
            broken = last.apply(broken, random);
        }
        return broken;
    }

    /** A large file broken where it lies, without a copy. */
    static byte[] inPlace(byte[] file, Random random) {
        Mutation[] ways = {FLIP, NUMBER, TAG, LENGTH, WORDS, REFERENCES, TEXT};
        for (int i = random.nextInt(4); i >= 0; i--) {
            ways[random.nextInt(ways.length)].apply(file, random);
        }
        return file;
    }

    /** Where the pages begin that the file seems to have. */
    private static List<Integer> pages(byte[] file) {
        List<Integer> pages = new ArrayList<>();
        for (int at = FILE_HEADER; at + 5 <= file.length; at = end(file, at)) {
            pages.add(at);
        }
        return pages;
    }

    private static int end(byte[] file, int page) {
        long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(page + 1) & 0xffff_ffffL;
        return (int) Math.min(Integer.MAX_VALUE - 8L, page + 5 + length);
    }

    /** A number at or near a bound of the format. */
    private static long odd(Random random) {
        long[] bounds = {0, 1, 0x7f, 0xff, 0xffff, 1 << 18, Integer.MAX_VALUE, 0xffff_ffffL, 99_999_999, 100_000_000,
            100_000_001, 100_000_002, FIRST_ADDRESS_ID, 0xffff_ffff_fffeL, 0xffff_ffff_ffffL, Long.MAX_VALUE,
            Long.MIN_VALUE, -1};
        return bounds[random.nextInt(bounds.length)] + (random.nextBoolean() ? 0 : random.nextInt(200) - 100);
    }

    private static void put(byte[] file, int at, long number, int bytes) {
        for (int i = 0; i < bytes && at + i < file.length; i++) {
            file[at + i] = (byte) (number >>> 8 * i);
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
