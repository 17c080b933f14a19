//! Every word of the page, in English and in Chinese, but for what names of the core mean.

use tcenvelope::Language;

/// A text in both languages.
pub(super) struct Phrase {
    english: &'static str,
    chinese: &'static str,
}

impl Phrase {
    pub(super) fn in_language(&self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.chinese,
            _ => self.english,
        }
    }
}

macro_rules! phrases {
    ($($name:ident: $english:literal, $chinese:literal;)+) => {
        $(pub(super) const $name: Phrase = Phrase { english: $english, chinese: $chinese };)+
        #[cfg(test)]
        const PHRASES: &[Phrase] = &[$($name),+];
    };
}

phrases! {
    LANGUAGE: "en", "zh-CN";
    TITLE: "Scan report", "扫描报告";
    SUBTITLE: "What recorded answers of the Tencent Cloud API 3.0 say", "腾讯云 API 3.0 响应记录的统计";
    COLON: ": ", "：";
    ANSWERS: "Answers", "响应";
    FILES: "Files", "文件";
    BYTES: "Bytes, unpacked", "字节数（解压后）";
    RECORDS: "Records", "记录";
    BODIES: "Bodies", "响应体";
    SUCCESSES: "Successes", "成功";
    FAILURES: "Failures", "失败";
    NO_ENVELOPES: "No envelope", "非 API 响应";
    SUCCESS_MEANING: "The API did what was asked.", "API 已按请求执行。";
    FAILURE_MEANING: "The API said no, with an error code.", "API 拒绝了请求并给出错误码。";
    NO_ENVELOPE_MEANING: "The bytes are no answer of the API: whether the action ran is not known.",
        "这些字节不是 API 的响应，操作是否已执行无从得知。";
    FAILURE_SHARE: "Share of failures", "失败占比";
    WITHOUT_BODY: "Records with nothing where the body should be", "应有响应体处为空的记录";
    INCOMPLETE: "Not everything could be read: the numbers lack it. Files concerned",
        "有内容无法读取，以下数字不含这部分。涉及文件";
    OVER_TIME: "Over time", "时间分布";
    ONE_COLUMN: "One column", "每列";
    WITHOUT_TIME: "Bodies without a time that can be read, not shown here", "没有可读时间、未在此显示的响应体";
    NUMBERS: "The numbers of these charts", "图中数据";
    BEGIN: "Begin (UTC)", "起始（UTC）";
    BY_CODE: "Failures by code", "按错误码统计失败";
    CODE: "Code", "错误码";
    NO_CODE: "(no code)", "（无错误码）";
    CATEGORY: "Category", "类别";
    NEXT: "What to do next", "下一步";
    BASIS: "How this is known", "判断依据";
    CODES_NOT_LISTED: "Codes not listed here", "未在此列出的错误码";
    CODES_NOT_COUNTED: "Codes not counted one by one: they came after too many others",
        "未逐个统计的错误码：此前不同的错误码过多";
    BY_CATEGORY: "Failures by category", "按类别统计失败";
    MUST_ACT: "Who must act", "由谁处理";
    BY_GROUP: "By group", "按分组统计";
    GROUP: "Group", "分组";
    NO_GROUP: "(none in the record)", "（记录中没有）";
    GROUPS_NOT_LISTED: "Groups not listed here", "未在此列出的分组";
    GROUPS_NOT_COUNTED: "Groups not counted one by one: they came after too many others",
        "未逐个统计的分组：此前不同的分组过多";
    ANOMALIES: "Anomalies", "异常";
    ANOMALIES_MEANING: "Bodies that deviate from the documentation and were understood all the same. One body can have several.",
        "与文档有出入但仍被正确理解的响应体；同一响应体可有多项异常。";
    ANOMALY: "Anomaly", "异常";
    KIND: "Kind", "种类";
    PLACES: "Where the first of them are", "最先出现的位置";
    PLACE: "File and line", "文件与行";
    REASON: "Reason", "原因";
    PLACES_NOT_LISTED: "Places not listed here", "未在此列出的位置";
    UNREAD: "What could not be read", "无法读取的内容";
    FILE: "File", "文件";
    RECORDS_BEFORE: "Records counted before", "此前已统计的记录";
    FILES_NOT_LISTED: "Files not listed here", "未在此列出的文件";
    NO_BODIES: "No bodies were found.", "没有找到响应体。";
    MADE_BY: "Made by", "生成工具";
    NO_VALUES: "This page shows codes, groups and file names, and no other text of the answers. It loads nothing.",
        "本页只显示错误码、分组和文件名，不显示响应中的其他文字，也不加载任何外部内容。";
}

/// A unit of time: its seconds, its name for one and for more.
const UNITS: [(u64, &str, &str, &str); 4] = [
    (86_400, "day", "days", "天"),
    (3600, "hour", "hours", "小时"),
    (60, "minute", "minutes", "分钟"),
    (1, "second", "seconds", "秒"),
];

/// A length of time in the largest unit that divides it: `5 minutes`.
pub(super) fn duration(seconds: u64, language: Language) -> String {
    for (unit, one, more, chinese) in UNITS {
        if seconds >= unit && seconds % unit == 0 {
            let count = seconds / unit;
            return match language {
                Language::Chinese => format!("{count} {chinese}"),
                _ => format!("{count} {}", if count == 1 { one } else { more }),
            };
        }
    }
    format!("{seconds} s")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Whether the English is no Chinese and the Chinese is some.
    pub(in super::super) fn check(english: &str, chinese: &str) {
        let han = |text: &str| {
            text.chars()
                .any(|character| ('\u{3000}'..='\u{ffef}').contains(&character))
        };
        assert!(!english.is_empty() && !han(english), "{english}");
        assert!(han(chinese), "{chinese}");
    }

    #[test]
    fn every_phrase_is_in_both_languages() {
        for phrase in &PHRASES[1..] {
            check(phrase.english, phrase.chinese);
        }
    }

    #[test]
    fn durations_are_in_the_largest_unit_that_fits() {
        let english = [1, 60, 90, 300, 3600, 86_400, 604_800]
            .map(|seconds| duration(seconds, Language::English));
        assert_eq!(
            english,
            [
                "1 second",
                "1 minute",
                "90 seconds",
                "5 minutes",
                "1 hour",
                "1 day",
                "7 days"
            ]
        );
        assert_eq!(duration(300, Language::Chinese), "5 分钟");
    }
}
