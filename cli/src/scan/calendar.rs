//! Seconds since 1970 as date and time of day, in UTC.

/// The seconds of a day: days in UTC are equally long in time stamps.
pub(in crate::scan) const DAY: i64 = 86_400;

/// A moment, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scan) struct Moment {
    year: i64,
    month: i64,
    day: i64,
    /// Seconds since midnight.
    second: i64,
}

impl Moment {
    /// By the rules of the Gregorian calendar, which repeats itself every 400 years. Years are counted from March, so that
    /// the day that leap years add is a year's last one.
    pub(in crate::scan) fn new(seconds: i64) -> Self {
        const CYCLE: i64 = 146_097;
        // From the first of March of the year 0.
        let days = seconds.div_euclid(DAY) + 719_468;
        let in_cycle = days.rem_euclid(CYCLE);
        let year_of_cycle =
            (in_cycle - in_cycle / 1460 + in_cycle / 36_524 - in_cycle / (CYCLE - 1)) / 365;
        let day_of_year =
            in_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
        // Five months from March on have 153 days, and so have the next five.
        let month = (5 * day_of_year + 2) / 153;
        Self {
            year: days.div_euclid(CYCLE) * 400 + year_of_cycle + i64::from(month >= 10),
            month: if month < 10 { month + 3 } else { month - 9 },
            day: day_of_year - (153 * month + 2) / 5 + 1,
            second: seconds.rem_euclid(DAY),
        }
    }

    pub(in crate::scan) fn year(self) -> String {
        format!("{:04}", self.year)
    }

    /// `11-23`.
    pub(in crate::scan) fn day(self) -> String {
        format!("{:02}-{:02}", self.month, self.day)
    }

    /// `2026-11-23`.
    pub(in crate::scan) fn date(self) -> String {
        format!("{}-{}", self.year(), self.day())
    }

    /// `08:05`, with seconds if there are any.
    pub(in crate::scan) fn time(self) -> String {
        let (hours, minutes, seconds) =
            (self.second / 3600, self.second / 60 % 60, self.second % 60);
        if seconds == 0 {
            format!("{hours:02}:{minutes:02}")
        } else {
            format!("{hours:02}:{minutes:02}:{seconds:02}")
        }
    }

    /// `2026-11-23T08:05:00Z`.
    pub(in crate::scan) fn rfc_3339(self) -> String {
        let (hours, minutes, seconds) =
            (self.second / 3600, self.second / 60 % 60, self.second % 60);
        format!("{}T{hours:02}:{minutes:02}:{seconds:02}Z", self.date())
    }

    /// `2026-11-23 08:05`.
    pub(in crate::scan) fn stamp(self) -> String {
        format!("{} {}", self.date(), self.time())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        // As `date -u -d @SECONDS` prints them.
        let known = [
            (0, "1970-01-01 00:00"),
            (-1, "1969-12-31 23:59:59"),
            (951_782_400, "2000-02-29 00:00"),
            (951_868_800, "2000-03-01 00:00"),
            (1_709_164_800, "2024-02-29 00:00"),
            (4_107_542_400, "2100-03-01 00:00"),
            (1_795_408_231, "2026-11-23 04:30:31"),
            (1_798_761_599, "2026-12-31 23:59:59"),
            (-2_203_891_200, "1900-03-01 00:00"),
            (-62_167_219_200, "0000-01-01 00:00"),
        ];
        for (seconds, stamp) in known {
            assert_eq!(Moment::new(seconds).stamp(), stamp, "{seconds}");
        }
    }

    #[test]
    fn programs_get_rfc_3339() {
        assert_eq!(
            Moment::new(1_795_408_231).rfc_3339(),
            "2026-11-23T04:30:31Z"
        );
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let mut before = Moment::new(-DAY);
        for day in 0..150_000 {
            let moment = Moment::new(day * DAY);
            let next_month = moment.day == 1 && before.day >= 28;
            assert!(moment.day == before.day + 1 || next_month, "{moment:?}");
            before = moment;
        }
        assert_eq!(before.date(), "2380-09-07");
    }

    #[test]
    fn the_ends_of_time_have_a_date() {
        for seconds in [i64::MIN, i64::MAX] {
            assert!(Moment::new(seconds).stamp().contains(':'));
        }
    }
}
