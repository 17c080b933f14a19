//! Structs that a caller passes and that may grow at their end: `struct_size` says which version was compiled in.

/// More than any version will have. It tells a struct that was never initialised from a newer one.
const LARGEST: usize = 4096;

/// A struct whose first field is `struct_size`.
///
/// # Safety
/// The type must be `repr(C)`, its first field a `usize` with the caller's `sizeof`.
pub(crate) unsafe trait SizedStruct: Copy {}

// SAFETY: `repr(C)`, and `struct_size: usize` comes first.
unsafe impl SizedStruct for crate::options::tce_options {}
// SAFETY: `repr(C)`, and `struct_size: usize` comes first.
unsafe impl SizedStruct for crate::http::tce_http {}
// SAFETY: `repr(C)`, and `struct_size: usize` comes first.
unsafe impl SizedStruct for crate::advise::tce_attempt {}
// SAFETY: `repr(C)`, and `struct_size: usize` comes first.
unsafe impl SizedStruct for crate::decode_error::tce_decode_error {}

/// The `struct_size` of a struct, if it is long enough for what this library knows.
///
/// # Safety
/// `given` must not be NULL, and be readable for the bytes of a `usize`.
pub(crate) unsafe fn known_size<T: SizedStruct>(given: *const T) -> Option<usize> {
    // SAFETY: the caller promises a readable `usize`, which `SizedStruct` says stands first.
    let size = unsafe { given.cast::<usize>().read() };
    (size_of::<T>()..=LARGEST).contains(&size).then_some(size)
}

/// What a struct says, unless it says more than this library knows.
///
/// # Safety
/// `given` must not be NULL, and be readable for as many bytes as its `struct_size` says.
pub(crate) unsafe fn read_sized<T: SizedStruct>(given: *const T) -> Option<T> {
    // SAFETY: as the caller promises.
    let size = unsafe { known_size(given) }?;
    let unknown = size - size_of::<T>();
    // SAFETY: within the `size` bytes that the caller promises.
    let beyond = unsafe { given.add(1) }.cast::<u8>();
    // SAFETY: the rest of the `size` bytes.
    let beyond = unsafe { std::slice::from_raw_parts(beyond, unknown) };
    if beyond.iter().any(|byte| *byte != 0) {
        return None;
    }
    // SAFETY: at least as long as `T`, and plain numbers and addresses, which any bytes are.
    Some(unsafe { given.read() })
}
