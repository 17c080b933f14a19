//! Limits for a decode and what the caller knows beside the body, as C passes them.

use tcenvelope_core::Options;

use crate::string::tce_str;
use crate::struct_size::read_sized;

/// Limits for a decode, and what the body does not say. Start from `TCE_OPTIONS_INIT`, which leaves every limit at its
/// default, and set what differs:
///
/// @code
/// tce_options options = TCE_OPTIONS_INIT;
/// options.max_depth = 16;
/// tce_response *response = NULL;
/// tce_status status = tce_response_decode("{}", 2, &options, &response, NULL);
/// assert(status == TCE_STATUS_NOT_ENVELOPE);
/// @endcode
///
/// The struct may grow at its end; `struct_size` tells the library which one it was given. A field that a newer
/// program set and this library does not know is refused with `TCE_STATUS_INVALID_ARGUMENT`, never ignored.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct tce_options {
    /// `sizeof(tce_options)`.
    pub struct_size: usize,
    /// The longest body that is accepted, in bytes; 0 means 67,108,864 (64 MiB).
    pub max_bytes: usize,
    /// How deep brackets may nest, 1 to 1024; 0 means 128. `{}` has depth 1.
    pub max_depth: u32,
    /// 0.
    pub reserved: u32,
    /// The product that was called, as in the name of its host: `TCE_STR("cvm")`. Some codes mean something else in some
    /// products, and the body does not name the product. Empty, or one that is not known, changes nothing. It is read
    /// while the function runs, and may be freed afterwards.
    pub product: tce_str,
}

impl tce_options {
    /// The options that a pointer stands for, or what is wrong with them.
    ///
    /// # Safety
    /// `options` must be NULL or point to a struct that is readable for as many bytes as its `struct_size` says, and its
    /// text to readable bytes.
    pub(crate) unsafe fn read(options: *const Self) -> Result<Options, &'static str> {
        if options.is_null() {
            return Ok(Options::new());
        }
        // SAFETY: not NULL; the caller promises the rest.
        let given = unsafe { read_sized(options) }.ok_or(
            "options.struct_size is unknown, or what it adds is not 0: start from TCE_OPTIONS_INIT",
        )?;
        if given.reserved != 0 {
            return Err("options.reserved must be 0");
        }
        let max_depth = match given.max_depth {
            0 => Options::DEFAULT_MAX_DEPTH,
            // More than the core takes on any machine.
            max_depth => usize::try_from(max_depth).unwrap_or(usize::MAX),
        };
        let max_bytes = match given.max_bytes {
            0 => Options::DEFAULT_MAX_BYTES,
            max_bytes => max_bytes,
        };
        // SAFETY: as the caller promises.
        let product =
            unsafe { given.product.text() }.ok_or("options.product must be a text in UTF-8")?;
        Options::new()
            .with_product(product)
            .with_max_depth(max_depth)
            .and_then(|options| options.with_max_bytes(max_bytes))
            .map_err(|invalid| invalid.text())
    }
}
