//! Numbers as people read them. All is done on integers: the same counts give the same page on every machine.

/// `1234567` as `1,234,567`.
pub(in crate::scan) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number of bytes with three digits or four: `1.23 GB`. Units are powers of 1000.
pub(in crate::scan) fn bytes(number: u64) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB", "PB", "EB"];
    let mut unit = 0;
    let mut size: u64 = 1;
    while unit + 1 < units.len() && number / size >= 1000 {
        size *= 1000;
        unit += 1;
    }
    let hundredths = u128::from(number) * 100 / u128::from(size);
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match (unit, whole) {
        (0, _) => format!("{whole} {}", units[unit]),
        (_, 0..10) => format!("{whole}.{rest:02} {}", units[unit]),
        (_, 10..100) => format!("{whole}.{} {}", rest / 10, units[unit]),
        _ => format!("{whole} {}", units[unit]),
    }
}

/// How many parts there are in a whole of 1000, rounded. Nothing has no part.
pub(in crate::scan) fn permille(part: u64, whole: u64) -> u64 {
    if whole == 0 {
        return 0;
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    u64::try_from((part * 1000 + whole / 2) / whole).unwrap_or(u64::MAX)
}

/// A number of parts in 1000 as `12.3%`.
pub(in crate::scan) fn percent(permille: u64) -> String {
    match (permille / 10, permille % 10) {
        (whole, 0) => format!("{whole}%"),
        (whole, tenths) => format!("{whole}.{tenths}%"),
    }
}

/// A share as `12.3%`. What is not all is never shown as all, and what is there never as nothing.
pub(in crate::scan) fn share(part: u64, whole: u64) -> String {
    match permille(part, whole) {
        _ if whole == 0 => "–".to_owned(),
        0 if part > 0 => "<0.1%".to_owned(),
        1000 if part < whole => ">99.9%".to_owned(),
        permille => percent(permille),
    }
}

/// The width of a bar of this part, as CSS: `12.34%`.
pub(in crate::scan) fn width(part: u64, whole: u64) -> String {
    let hundredths = u128::from(part) * 10_000 / u128::from(whole.max(1));
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// The end of an axis that holds this: a round number whose half is a round number too.
pub(in crate::scan) fn axis_end(highest: u64) -> u64 {
    let mut power: u64 = 1;
    loop {
        for factor in [1, 2, 4, 6, 8] {
            let end = power.saturating_mul(factor);
            if end >= highest {
                return end;
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_groups() {
        let shown = [0, 12, 999, 1000, 1_234_567, u64::MAX].map(grouped);
        assert_eq!(
            shown,
            [
                "0",
                "12",
                "999",
                "1,000",
                "1,234,567",
                "18,446,744,073,709,551,615"
            ]
        );
    }

    #[test]
    fn bytes_have_a_unit() {
        let shown = [0, 999, 1000, 12_345, 999_999, 1_230_000_000, u64::MAX].map(bytes);
        assert_eq!(
            shown,
            [
                "0 bytes",
                "999 bytes",
                "1.00 kB",
                "12.3 kB",
                "999 kB",
                "1.23 GB",
                "18.4 EB"
            ]
        );
    }

    #[test]
    fn shares_do_not_lie_at_the_ends() {
        assert_eq!(share(1, 3), "33.3%");
        assert_eq!(share(1, 2), "50%");
        assert_eq!((share(0, 9), share(9, 9)), ("0%".into(), "100%".into()));
        assert_eq!(share(1, 1_000_000), "<0.1%");
        assert_eq!(share(999_999, 1_000_000), ">99.9%");
        assert_eq!(share(0, 0), "–");
        assert_eq!(share(u64::MAX, u64::MAX), "100%");
        assert_eq!(width(1, 3), "33.33%");
        assert_eq!(width(0, 0), "0.00%");
    }

    #[test]
    fn axes_end_at_round_numbers() {
        let ends = [0, 1, 3, 4, 9, 61, 999, 1000, 1001].map(axis_end);
        assert_eq!(ends, [1, 1, 4, 4, 10, 80, 1000, 1000, 2000]);
        assert_eq!(axis_end(u64::MAX), u64::MAX);
    }
}
