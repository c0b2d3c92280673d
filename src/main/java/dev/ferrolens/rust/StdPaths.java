package dev.ferrolens.rust;

import java.util.HashMap;
import java.util.Map;

/**
 * Where the items of the standard library are defined. rustc prints the path by which a program can see an item,
 * {@code std::iter::Iterator}; in symbols and {@code DefId}s it prints the path of the definition,
 * {@code core::iter::traits::iterator::Iterator}. Only the second is the same everywhere, so it is the one spelling.
 *
 * <p>The table was made from the documentation of Rust 1.95 (rust-docs), where every page of a public item names its
 * source file. An item that it lacks takes the place of its module, and a module that it lacks stays in {@code std}.
 */
final class StdPaths {

    /** Public module, defining module, and the names that the first shows of the second; without the public crate. */
    private static final String ITEMS = """
            alloc alloc::alloc Global
            alloc core::alloc::global GlobalAlloc
            alloc core::alloc::layout Layout LayoutError
            alloc std::alloc System
            array core::array::iter IntoIter
            ascii core::ascii::ascii_char Char
            ascii std::ascii AsciiExt
            async_iter core::async_iter::async_iter AsyncIterator IntoAsyncIterator
            async_iter core::async_iter::from_iter FromIter
            borrow core::borrow Borrow BorrowMut
            boxed alloc::boxed::thin ThinBox
            bstr alloc::bstr ByteString
            cell core::cell::lazy LazyCell
            cell core::cell::once OnceCell
            char core::char::convert CharTryFromError ParseCharError
            char core::char::decode DecodeUtf16 DecodeUtf16Error
            collections alloc::collections TryReserveError TryReserveErrorKind
            collections alloc::collections::binary_heap BinaryHeap
            collections alloc::collections::btree::map BTreeMap
            collections alloc::collections::btree::set BTreeSet
            collections alloc::collections::linked_list LinkedList
            collections alloc::collections::vec_deque VecDeque
            collections core::ops::range Bound
            collections std::collections::hash::map HashMap
            collections std::collections::hash::set HashSet
            collections::btree_map alloc::collections::btree::map::entry Entry OccupiedEntry OccupiedError \
                VacantEntry
            collections::btree_set alloc::collections::btree::map UnorderedKeyError
            collections::btree_set alloc::collections::btree::set::entry Entry OccupiedEntry VacantEntry
            collections::hash_map std::hash::random DefaultHasher RandomState
            collections::vec_deque alloc::collections::vec_deque::drain Drain
            collections::vec_deque alloc::collections::vec_deque::extract_if ExtractIf
            collections::vec_deque alloc::collections::vec_deque::into_iter IntoIter
            collections::vec_deque alloc::collections::vec_deque::iter Iter
            collections::vec_deque alloc::collections::vec_deque::iter_mut IterMut
            collections::vec_deque alloc::collections::vec_deque::splice Splice
            convert core::convert::num FloatToInt
            error std::error Report
            ffi alloc::ffi::c_str CString FromVecWithNulError IntoStringError NulError
            ffi core::ffi::c_str CStr FromBytesUntilNulError FromBytesWithNulError
            ffi core::ffi::va_list VaArgSafe VaList
            ffi std::ffi::os_str OsStr OsString
            ffi::c_str alloc::ffi::c_str CString FromVecWithNulError IntoStringError NulError
            ffi::os_str std::ffi::os_str Display OsStr OsString
            fmt core::fmt::builders DebugList DebugMap DebugSet DebugStruct DebugTuple FromFn
            fmt core::fmt::num_buffer NumBuffer NumBufferTrait
            future core::future::async_drop AsyncDrop
            future core::future::future Future
            future core::future::into_future IntoFuture
            future core::future::pending Pending
            future core::future::poll_fn PollFn
            future core::future::ready Ready
            hash core::hash::sip SipHasher SipHasher13
            hash std::hash::random DefaultHasher RandomState
            index core::index Clamp Last
            io core::io::borrowed_buf BorrowedBuf BorrowedCursor
            io std::io::buffered IntoInnerError
            io std::io::buffered::bufreader BufReader
            io std::io::buffered::bufwriter BufWriter WriterPanicked
            io std::io::buffered::linewriter LineWriter
            io std::io::cursor Cursor
            io std::io::error Error ErrorKind SimpleMessage
            io std::io::pipe PipeReader PipeWriter
            io std::io::stdio IsTerminal Stderr StderrLock Stdin StdinLock Stdout StdoutLock
            io std::io::util Empty Repeat Sink
            iter core::iter::adapters::array_chunks ArrayChunks
            iter core::iter::adapters::by_ref_sized ByRefSized
            iter core::iter::adapters::chain Chain
            iter core::iter::adapters::cloned Cloned
            iter core::iter::adapters::copied Copied
            iter core::iter::adapters::cycle Cycle
            iter core::iter::adapters::enumerate Enumerate
            iter core::iter::adapters::filter Filter
            iter core::iter::adapters::filter_map FilterMap
            iter core::iter::adapters::flatten FlatMap Flatten
            iter core::iter::adapters::fuse Fuse
            iter core::iter::adapters::inspect Inspect
            iter core::iter::adapters::intersperse Intersperse IntersperseWith
            iter core::iter::adapters::map Map
            iter core::iter::adapters::map_while MapWhile
            iter core::iter::adapters::map_windows MapWindows
            iter core::iter::adapters::peekable Peekable
            iter core::iter::adapters::rev Rev
            iter core::iter::adapters::scan Scan
            iter core::iter::adapters::skip Skip
            iter core::iter::adapters::skip_while SkipWhile
            iter core::iter::adapters::step_by StepBy
            iter core::iter::adapters::take Take
            iter core::iter::adapters::take_while TakeWhile
            iter core::iter::adapters SourceIter
            iter core::iter::adapters::zip TrustedRandomAccess TrustedRandomAccessNoCoerce Zip
            iter core::iter::range Step
            iter core::iter::sources::empty Empty
            iter core::iter::sources::from_coroutine FromCoroutine
            iter core::iter::sources::from_fn FromFn
            iter core::iter::sources::once Once
            iter core::iter::sources::once_with OnceWith
            iter core::iter::sources::repeat Repeat
            iter core::iter::sources::repeat_n RepeatN
            iter core::iter::sources::repeat_with RepeatWith
            iter core::iter::sources::successors Successors
            iter core::iter::traits::accum Product Sum
            iter core::iter::traits::collect Extend FromIterator IntoIterator
            iter core::iter::traits::double_ended DoubleEndedIterator
            iter core::iter::traits::exact_size ExactSizeIterator
            iter core::iter::traits::iterator Iterator
            iter core::iter::traits::marker FusedIterator InPlaceIterable TrustedFused TrustedLen TrustedStep
            marker core::marker::variance PhantomContravariant PhantomContravariantLifetime PhantomCovariant \
                PhantomCovariantLifetime PhantomInvariant PhantomInvariantLifetime Variance
            mem core::mem::alignment Alignment
            mem core::mem::drop_guard DropGuard
            mem core::mem::manually_drop ManuallyDrop
            mem core::mem::maybe_dangling MaybeDangling
            mem core::mem::maybe_uninit MaybeUninit
            mem core::mem::transmutability Assume TransmuteFrom
            net core::net::ip_addr IpAddr Ipv4Addr Ipv6Addr Ipv6MulticastScope
            net core::net::parser AddrParseError
            net core::net::socket_addr SocketAddr SocketAddrV4 SocketAddrV6
            net std::net Shutdown
            net std::net::socket_addr ToSocketAddrs
            net std::net::tcp Incoming IntoIncoming TcpListener TcpStream
            net std::net::udp UdpSocket
            num core::num::dec2flt ParseFloatError
            num core::num::error IntErrorKind ParseIntError TryFromIntError
            num core::num::nonzero NonZero ZeroablePrimitive
            num core::num::saturating Saturating
            num core::num::wrapping Wrapping
            ops core::ops::arith Add AddAssign Div DivAssign Mul MulAssign Neg Rem RemAssign Sub SubAssign
            ops core::ops::async_function AsyncFn AsyncFnMut AsyncFnOnce
            ops core::ops::bit BitAnd BitAndAssign BitOr BitOrAssign BitXor BitXorAssign Not Shl ShlAssign Shr \
                ShrAssign
            ops core::ops::control_flow ControlFlow
            ops core::ops::coroutine Coroutine CoroutineState
            ops core::ops::deref Deref DerefMut DerefPure LegacyReceiver Receiver
            ops core::ops::drop Drop
            ops core::ops::function Fn FnMut FnOnce
            ops core::ops::index Index IndexMut
            ops core::ops::range Bound IntoBounds OneSidedRange OneSidedRangeBound Range RangeBounds RangeFrom \
                RangeFull RangeInclusive RangeTo RangeToInclusive
            ops core::ops::reborrow CoerceShared Reborrow
            ops core::ops::try_trait FromResidual Residual Try Yeet
            ops core::ops::unsize CoerceUnsized DispatchFromDyn
            panic core::panic::location Location
            panic core::panic::panic_info PanicInfo PanicMessage
            panic core::panic::unwind_safe AssertUnwindSafe RefUnwindSafe UnwindSafe
            panic std::panic BacktraceStyle PanicHookInfo
            pin core::pin::unsafe_pinned UnsafePinned
            os::fd std::os::fd::owned BorrowedFd OwnedFd
            ptr core::ptr::alignment Alignment
            ptr core::ptr::metadata DynMetadata Pointee
            ptr core::ptr::non_null NonNull
            ptr core::ptr::unique Unique
            random std::random DefaultRandomSource
            range core::range::iter RangeFromIter RangeInclusiveIter RangeIter
            range::legacy core::ops::range Range RangeFrom RangeInclusive RangeToInclusive
            simd core::core_simd::masks Mask
            simd core::core_simd::swizzle Swizzle
            simd core::core_simd::vector Simd
            slice alloc::slice Concat Join
            slice core::slice::ascii EscapeAscii
            slice core::slice::index SliceIndex
            slice core::slice::iter ArrayWindows ChunkBy ChunkByMut Chunks ChunksExact ChunksExactMut ChunksMut Iter \
                IterMut RChunks RChunksExact RChunksExactMut RChunksMut RSplit RSplitMut RSplitN RSplitNMut Split \
                SplitInclusive SplitInclusiveMut SplitMut SplitN SplitNMut Windows
            str core::str::error ParseBoolError Utf8Error
            str core::str::iter Bytes CharIndices Chars EncodeUtf16 EscapeDebug EscapeDefault EscapeUnicode Lines \
                LinesAny MatchIndices Matches RMatchIndices RMatches RSplit RSplitN RSplitTerminator Split \
                SplitAsciiWhitespace SplitInclusive SplitN SplitTerminator SplitWhitespace
            str core::str::lossy Utf8Chunk Utf8Chunks
            str core::str::traits FromStr
            sync alloc::sync Arc UniqueArc Weak
            sync core::sync::exclusive Exclusive
            sync std::sync::barrier Barrier BarrierWaitResult
            sync std::sync::lazy_lock LazyLock
            sync std::sync::once Once OnceState
            sync std::sync::once_lock OnceLock
            sync std::sync::poison PoisonError TryLockError
            sync std::sync::poison::condvar Condvar
            sync std::sync::poison::mutex MappedMutexGuard Mutex MutexGuard
            sync std::sync::poison::rwlock MappedRwLockReadGuard MappedRwLockWriteGuard RwLock RwLockReadGuard \
                RwLockWriteGuard
            sync std::sync::reentrant_lock ReentrantLock ReentrantLockGuard
            sync::mpmc std::sync::mpmc::error SendTimeoutError
            sync::nonpoison std::sync::nonpoison::condvar Condvar
            sync::nonpoison std::sync::nonpoison::mutex MappedMutexGuard Mutex MutexGuard
            sync::nonpoison std::sync::nonpoison::rwlock MappedRwLockReadGuard MappedRwLockWriteGuard RwLock \
                RwLockReadGuard RwLockWriteGuard
            sync::poison std::sync::poison::condvar Condvar
            sync::poison std::sync::poison::mutex MappedMutexGuard Mutex MutexGuard
            sync::poison std::sync::poison::rwlock MappedRwLockReadGuard MappedRwLockWriteGuard RwLock \
                RwLockReadGuard RwLockWriteGuard
            task alloc::task LocalWake Wake
            task core::task::poll Poll
            task core::task::wake Context ContextBuilder LocalWaker RawWaker RawWakerVTable Waker
            thread std::thread::builder Builder
            thread std::thread::id ThreadId
            thread std::thread::join_handle JoinHandle
            thread std::thread::local AccessError LocalKey
            thread std::thread::scoped Scope ScopedJoinHandle
            thread std::thread::thread Thread
            time std::time Instant SystemTime SystemTimeError
            vec alloc::vec::drain Drain
            vec alloc::vec::extract_if ExtractIf
            vec alloc::vec::into_iter IntoIter
            vec alloc::vec::peek_mut PeekMut
            vec alloc::vec::splice Splice
            """;

    /** Public module, and the module that defines what {@link #ITEMS} does not name. */
    private static final String MODULES = """
            alloc core::alloc
            any core::any
            arch core::core_arch
            array core::array
            ascii core::ascii
            async_iter core::async_iter
            borrow alloc::borrow
            boxed alloc::boxed
            cell core::cell
            char core::char
            clone core::clone
            cmp core::cmp
            collections::binary_heap alloc::collections::binary_heap
            collections::btree_map alloc::collections::btree::map
            collections::btree_set alloc::collections::btree::set
            collections::hash_map std::collections::hash::map
            collections::hash_set std::collections::hash::set
            collections::linked_list alloc::collections::linked_list
            collections::vec_deque alloc::collections::vec_deque
            convert core::convert
            default core::default
            error core::error
            f32 core::f32
            f64 core::f64
            ffi core::ffi
            fmt core::fmt
            future core::future
            hash core::hash
            hint core::hint
            intrinsics core::intrinsics
            iter core::iter
            marker core::marker
            mem core::mem
            net core::net
            num core::num
            ops core::ops
            option core::option
            panic core::panic
            pat core::pat
            pin core::pin
            ptr core::ptr
            random core::random
            range core::range
            rc alloc::rc
            result core::result
            simd core::core_simd
            slice core::slice
            str core::str
            string alloc::string
            sync::atomic core::sync::atomic
            task core::task
            time core::time
            vec alloc::vec
            """;

    private static final Map<String, String> DEFINED_IN = new HashMap<>();

    private static final int SLOTS = 1 << 11;
    private static final String[] SEEN = new String[SLOTS];
    private static final String[] DEFINED = new String[SLOTS];

    static {
        ITEMS.lines().map(line -> line.split(" +")).forEach(words -> {
            for (int i = 2; i < words.length; i++) {
                put(words[0] + "::" + words[i], words[1] + "::" + words[i]);
            }
        });
        MODULES.lines().map(line -> line.split(" ")).forEach(words -> DEFINED_IN.put(words[0], words[1]));
    }

    private StdPaths() {
    }

    /**
     * Writes a path of plain segments with the crate and module that define it: {@code std::vec::IntoIter} becomes
     * {@code alloc::vec::into_iter::IntoIter}. A path of another crate is written as it is.
     */
    static void write(String text, int from, int to, StringBuilder out) {
        int tail = afterCrate(text, from, to);
        if (tail < 0) {
            out.append(text, from, to);
            return;
        }
        String defined = find(text, tail, to);
        if (defined != null) {
            out.append(defined);
        } else {
            writeByModule(text, from, tail, to, out);
        }
    }

    /** {@code std::vec::Vec} as a whole. */
    static String defined(String path) {
        StringBuilder out = new StringBuilder(path.length() + 16);
        write(path, 0, path.length(), out);
        return out.toString();
    }

    private static int afterCrate(String text, int from, int to) {
        if (to - from < 6) {
            return -1;
        }
        if (text.startsWith("std::", from)) {
            return from + 5;
        }
        if (text.startsWith("core::", from)) {
            return from + 6;
        }
        return text.startsWith("alloc::", from) ? from + 7 : -1;
    }

    private static void writeByModule(String text, int from, int tail, int to, StringBuilder out) {
        int first = text.indexOf("::", tail);
        if (text.charAt(from) != 's' || first < 0 || first >= to) {
            out.append(text, from, to);
            return;
        }
        int second = text.indexOf("::", first + 2);
        // A function of an item: `iter::Iterator::map`.
        String item = second < 0 || second >= to ? null : find(text, tail, second);
        if (item != null) {
            out.append(item).append(text, second, to);
            return;
        }
        String defining = second < 0 || second >= to ? null : DEFINED_IN.get(text.substring(tail, second));
        int rest = second;
        if (defining == null) {
            defining = DEFINED_IN.get(text.substring(tail, first));
            rest = first;
        }
        if (defining == null) {
            out.append(text, from, to);
        } else {
            out.append(defining).append(text, rest, to);
        }
    }

    // A hash table over ranges of text: nearly every path in a key is looked up, and a substring each would cost more
    // than all else.

    private static void put(String seen, String defined) {
        int slot = slot(seen, 0, seen.length());
        while (SEEN[slot] != null) {
            slot = slot + 1 & SLOTS - 1;
        }
        SEEN[slot] = seen;
        DEFINED[slot] = defined;
    }

    private static String find(String text, int from, int to) {
        int slot = slot(text, from, to);
        while (SEEN[slot] != null) {
            String seen = SEEN[slot];
            if (seen.length() == to - from && text.startsWith(seen, from)) {
                return DEFINED[slot];
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return null;
    }

    private static int slot(String text, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + text.charAt(at);
        }
        return (hash ^ hash >>> 15) & SLOTS - 1;
    }
}
