//! Which library this is.

use std::ffi::c_char;

use crate::names::c_string;

/// The version of the C ABI that this header describes. Numbers and layouts are fixed within one version from 1 on;
/// 0 means that they may still change, which the CHANGELOG then lists.
pub const TCE_ABI_VERSION: u32 = 0;

/// The version of the library that is linked, such as "0.1.0"; `TCE_VERSION` is that of the header.
///
/// @return A static NUL-terminated string, never NULL. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_version() -> *const c_char {
    c_string!(tcenvelope_core::VERSION)
}

/// The ABI version of the library that is linked. A program that finds another number than `TCE_ABI_VERSION` was
/// compiled for another library.
///
/// @return The number. Any thread may call this.
#[unsafe(no_mangle)]
pub extern "C" fn tce_abi_version() -> u32 {
    TCE_ABI_VERSION
}
