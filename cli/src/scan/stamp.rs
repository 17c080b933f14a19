//! Time stamps as logs have them.

use tcenvelope::{Kind, Value};

/// Seconds since 1970 of a time stamp: RFC 3339 with its offset from UTC, or a number of seconds, milliseconds,
/// microseconds or nanoseconds since 1970 (by how large it is), be it in a string. `None` for anything else: a stamp without
/// an offset could be anywhere in a day.
pub(super) fn seconds(value: Value<'_>) -> Option<i64> {
    match value.kind() {
        Kind::Number => since_1970(value.raw()),
        Kind::String => {
            let text = value.as_text().ok()?.to_cow();
            let text = text.trim_ascii();
            since_1970(text).or_else(|| rfc_3339(text))
        }
        _ => None,
    }
}

/// Up to here a number is one of seconds: the year 5138. A thousand times as much is a number of milliseconds, and so on;
/// as seconds all of them would be later still.
const HIGHEST_SECONDS: i64 = 100_000_000_000;

/// Digits; what stands behind a decimal point does not count. A number with an exponent is no time stamp that anybody writes.
fn since_1970(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    if !is_digits(digits) || !is_digits(fraction) {
        return None;
    }
    let mut number: i64 = whole.parse().ok()?;
    for _ in 0..3 {
        if number.checked_abs()? >= HIGHEST_SECONDS {
            number = number.div_euclid(1000);
        }
    }
    Some(number)
}

/// `2026-11-23T04:30:31.5+08:00`. A space, `t` and `z` are taken too, as the RFC allows; a leap second is the second after it.
fn rfc_3339(text: &str) -> Option<i64> {
    let (date, rest) = text.split_at_checked(10)?;
    let (year, month, day) = (
        number(date, 0..4)?,
        number(date, 5..7)?,
        number(date, 8..10)?,
    );
    let time = rest.strip_prefix(['T', 't', ' '])?;
    let (time, rest) = time.split_at_checked(8)?;
    let (hour, minute, second) = (
        number(time, 0..2)?,
        number(time, 3..5)?,
        number(time, 6..8)?,
    );
    let separators = [
        (date, 4, b'-'),
        (date, 7, b'-'),
        (time, 2, b':'),
        (time, 5, b':'),
    ];
    let is_separated = separators
        .iter()
        .all(|(part, at, byte)| part.as_bytes()[*at] == *byte);
    let is_in_range = (1..=12).contains(&month)
        && (1..=days(year, month)).contains(&day)
        && hour <= 23
        && minute <= 59
        && second <= 60;
    if !is_separated || !is_in_range {
        return None;
    }
    let offset = match rest.strip_prefix('.') {
        None => rest,
        Some(fraction) => {
            let end = fraction.find(|character: char| !character.is_ascii_digit())?;
            // A point needs a digit behind it.
            fraction.split_at_checked(end.max(1))?.1
        }
    };
    let days = days_since_1970(year, month, day);
    Some(days * 86_400 + hour * 3600 + minute * 60 + second - offset_seconds(offset)?)
}

fn offset_seconds(offset: &str) -> Option<i64> {
    if offset == "Z" || offset == "z" {
        return Some(0);
    }
    let sign = match offset.as_bytes() {
        [b'+', _, _, b':', _, _] => 1,
        [b'-', _, _, b':', _, _] => -1,
        _ => return None,
    };
    let (hours, minutes) = (number(offset, 1..3)?, number(offset, 4..6)?);
    (hours <= 23 && minutes <= 59).then_some(sign * (hours * 3600 + minutes * 60))
}

fn number(text: &str, digits: std::ops::Range<usize>) -> Option<i64> {
    let digits = text.get(digits)?;
    if is_digits(digits) {
        digits.parse().ok()
    } else {
        None
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let years_before = year - 1;
    // Each fourth year has a day more, but no hundredth unless it is a four-hundredth.
    let leap_days =
        years_before.div_euclid(4) - years_before.div_euclid(100) + years_before.div_euclid(400);
    let days_of_1970 = 719_162;
    let months: i64 = (1..month).map(|month| days(year, month)).sum();
    years_before * 365 + leap_days - days_of_1970 + months + day - 1
}

#[cfg(test)]
mod tests {
    use super::super::calendar::Moment;
    use super::*;

    fn of(json: &str) -> Option<i64> {
        seconds(
            tcenvelope::Options::new()
                .decode_json(json.as_bytes())
                .unwrap(),
        )
    }

    #[test]
    fn numbers_have_the_unit_that_their_size_gives() {
        for stamp in [
            "1795408231",
            "1795408231.999",
            "1795408231123",
            "1795408231123456",
            "1795408231123456789",
            "\"1795408231\"",
            "\" 1795408231123 \"",
        ] {
            assert_eq!(of(stamp), Some(1_795_408_231), "{stamp}");
        }
        assert_eq!(of("0"), Some(0));
        assert_eq!(of("-5"), Some(-5));
        assert_eq!(of("-1500000000500"), Some(-1_500_000_001));
    }

    #[test]
    fn rfc_3339_has_an_offset() {
        for stamp in [
            "2026-11-23T04:30:31Z",
            "2026-11-23t04:30:31.123456789z",
            "2026-11-23 12:30:31+08:00",
            "2026-11-22T23:00:31.5-05:30",
        ] {
            assert_eq!(of(&format!("\"{stamp}\"")), Some(1_795_408_231), "{stamp}");
        }
        assert_eq!(of("\"2016-12-31T23:59:60Z\""), Some(1_483_228_800));
        assert_eq!(of("\"0000-01-01T00:00:00Z\""), Some(-62_167_219_200));
        assert_eq!(of("\"9999-12-31T23:59:59Z\""), Some(253_402_300_799));
    }

    #[test]
    fn nothing_else_is_a_stamp() {
        for stamp in [
            "2026-11-23T04:30:31",
            "2026-11-23",
            "2026-11-23T04:30:31,5Z",
            "2026-11-23T04:30:31.Z",
            "2026-11-23T04:30:31.5",
            "2026-02-29T04:30:31Z",
            "2026-13-01T04:30:31Z",
            "2026-11-23T24:30:31Z",
            "2026-11-23T04:30:31+8:00",
            "2026-11-23T04:30:31+08:60",
            "2026/11/23T04:30:31Z",
            "+026-11-23T04:30:31Z",
            "2026-11-23T04:30:中Z",
            "1e9",
            "0x10",
            "",
            "-",
            ".5",
            "99999999999999999999",
        ] {
            assert_eq!(of(&format!("\"{stamp}\"")), None, "{stamp}");
        }
        for stamp in ["null", "true", "1e9", "[1]", "99999999999999999999"] {
            assert_eq!(of(stamp), None, "{stamp}");
        }
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for day in (-719_000..2_900_000).step_by(17) {
            let shown = Moment::new(day * 86_400).date();
            assert_eq!(
                of(&format!("\"{shown}T00:00:00Z\"")),
                Some(day * 86_400),
                "{shown}"
            );
        }
    }
}
