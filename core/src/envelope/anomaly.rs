//! Deviations from the documentation that were understood all the same.

use std::fmt;

/// Declares the anomalies once: bit, name and meaning. Header, Python and documentation are made from this list.
macro_rules! anomalies {
    ($($(#[doc = $meaning:literal])+ $variant:ident = $bit:literal, $name:literal;)+) => {
        /// One way in which a body can deviate from the documentation and still be understood.
        ///
        /// The number is the bit in the 64-bit mask of [`Anomalies::bits`]; it is fixed, and more may be added.
        ///
        /// ```
        /// use tcenvelope::Anomaly;
        /// let envelope = tcenvelope::decode(br#"{"Response": {"Error": null, "RequestId": "1"}}"#)?;
        /// assert!(envelope.is_success());
        /// assert!(envelope.anomalies().iter().eq([Anomaly::ErrorNull]));
        /// assert_eq!(Anomaly::ErrorNull.name(), "error_null");
        /// # Ok::<(), tcenvelope::DecodeError>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum Anomaly {
            $($(#[doc = $meaning])+ $variant = $bit,)+
        }

        impl Anomaly {
            /// Every anomaly that this version knows, in the order of the bits.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name, the same in every language: `request_id_null`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// What the anomaly means, in one English sentence.
            ///
            /// ```
            /// use tcenvelope::Anomaly;
            /// assert_eq!(Anomaly::RequestIdNull.meaning(), "`RequestId` is null.");
            /// ```
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($meaning),+).trim_ascii(),)+
                }
            }
        }
    };
}

anomalies! {
    /// `Message` in `Error` is missing or null.
    MessageMissing = 0, "message_missing";
    /// `Message` in `Error` is no string; the message is empty.
    MessageNotString = 1, "message_not_string";
    /// `Error` in `Response` is null; that alone is a success.
    ErrorNull = 2, "error_null";
    /// Members stand beside `Response` and were ignored.
    UnexpectedMember = 3, "unexpected_member";
    /// The error stands beside `Response`, not in it.
    ErrorOutside = 4, "error_outside";
    /// `Code` in `Error` is missing, null or blank; the code is empty.
    CodeMissing = 5, "code_missing";
    /// `Code` in `Error` is no string; the code is the literal of a number, else empty.
    CodeNotString = 6, "code_not_string";
    /// `Error` is neither an object nor null; a string is the message.
    ErrorNotObject = 7, "error_not_object";
    /// `RequestId` is missing.
    RequestIdMissing = 8, "request_id_missing";
    /// `RequestId` is null.
    RequestIdNull = 9, "request_id_null";
    /// `RequestId` is the empty string.
    RequestIdEmpty = 10, "request_id_empty";
    /// `RequestId` is no string; the id is the literal of a number, else absent.
    RequestIdNotString = 11, "request_id_not_string";
    /// The request id comes from `RequestID`, or from beside `Response`.
    RequestIdFallback = 12, "request_id_fallback";
    /// `Response` holds an object called `Response`; the outer one decided.
    NestedResponse = 13, "nested_response";
    /// White space stands around the code, or a dot behind it.
    CodeUntrimmed = 14, "code_untrimmed";
    /// Half a surrogate pair stands in request id, code or message, and reads as U+FFFD.
    LoneSurrogate = 15, "lone_surrogate";
    /// The body begins with a UTF-8 byte order mark.
    ByteOrderMark = 16, "byte_order_mark";
}

impl Anomaly {
    /// The anomaly's bit in [`Anomalies::bits`]: a number with one bit set.
    ///
    /// ```
    /// assert_eq!(tcenvelope::Anomaly::ErrorNull.mask(), 4);
    /// ```
    #[must_use]
    pub const fn mask(self) -> u64 {
        1 << self as u8
    }
}

impl fmt::Display for Anomaly {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

/// A set of [`Anomaly`]s.
///
/// ```
/// use tcenvelope::Anomaly;
/// let anomalies = tcenvelope::decode(br#"{"Response": {}, "Trace": 1}"#)?.anomalies();
/// assert_eq!(anomalies.bits(), 1 << 3 | 1 << 8);
/// assert!(anomalies.iter().eq([Anomaly::UnexpectedMember, Anomaly::RequestIdMissing]));
/// assert_eq!(anomalies.to_string(), "unexpected_member,request_id_missing");
/// # Ok::<(), tcenvelope::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Anomalies(u64);

impl Anomalies {
    /// The set as a mask, one bit an anomaly.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Whether the body is as documented.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the set has this anomaly.
    #[must_use]
    pub const fn contains(self, anomaly: Anomaly) -> bool {
        self.0 & anomaly.mask() != 0
    }

    /// The anomalies of the set, lowest bit first.
    pub fn iter(self) -> impl Iterator<Item = Anomaly> {
        Anomaly::ALL
            .iter()
            .copied()
            .filter(move |anomaly| self.contains(*anomaly))
    }

    pub(in crate::envelope) fn insert(&mut self, anomaly: Anomaly) {
        self.0 |= anomaly.mask();
    }
}

/// The names with commas between them; nothing for the empty set.
impl fmt::Display for Anomalies {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, anomaly) in self.iter().enumerate() {
            if index > 0 {
                formatter.write_str(",")?;
            }
            formatter.write_str(anomaly.name())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers are part of every language's interface. Add to the end; change nothing here.
    #[test]
    fn bits_and_names_are_frozen() {
        let frozen = [
            "message_missing",
            "message_not_string",
            "error_null",
            "unexpected_member",
            "error_outside",
            "code_missing",
            "code_not_string",
            "error_not_object",
            "request_id_missing",
            "request_id_null",
            "request_id_empty",
            "request_id_not_string",
            "request_id_fallback",
            "nested_response",
            "code_untrimmed",
            "lone_surrogate",
            "byte_order_mark",
        ];
        let names: Vec<&str> = Anomaly::ALL.iter().map(|anomaly| anomaly.name()).collect();
        assert_eq!(names, frozen);
        for (bit, anomaly) in Anomaly::ALL.iter().enumerate() {
            assert_eq!(anomaly.mask(), 1 << bit);
            assert!(anomaly.meaning().ends_with('.'));
        }
    }
}
