//! Sets of names with frozen numbers.

/// Declares a set once: number, name and meaning of each member. Header, Python and documentation are made from it.
macro_rules! numbered {
    (
        $(#[$attribute:meta])*
        $set:ident { $($(#[doc = $meaning:literal])+ $variant:ident = $number:literal;)+ }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum $set {
            $($(#[doc = $meaning])+ $variant = $number,)+
        }

        impl $set {
            /// All that this version knows, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name, the same in every language.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($variant),)+
                }
            }

            /// The number, the same in every language. It is frozen.
            #[must_use]
            pub const fn number(self) -> u32 {
                self as u32
            }

            /// The one with this number, if this version knows one.
            #[must_use]
            pub const fn from_number(number: u32) -> Option<Self> {
                match number {
                    $($number => Some(Self::$variant),)+
                    _ => None,
                }
            }

            /// What it means, in one English sentence.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($meaning),+).trim_ascii(),)+
                }
            }
        }

        impl std::fmt::Display for $set {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.name())
            }
        }
    };
}
pub(super) use numbered;
