//! Every word of the page, in English and in Chinese.
//!
//! Meanings of codes, categories and anomalies in English are the core's; what it has in one language only is here.

use tcenvelope::{Anomaly, Language};

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

/// What a name means, or nothing for a name that this table does not know.
fn look_up(
    table: &[(&str, &'static str, &'static str)],
    name: &str,
    language: Language,
) -> Option<&'static str> {
    let (_, english, chinese) = *table.iter().find(|(known, ..)| *known == name)?;
    let phrase = Phrase { english, chinese };
    Some(phrase.in_language(language))
}

/// Who must act, by the name of a fault.
pub(super) fn fault(name: &str, language: Language) -> Option<&'static str> {
    look_up(&FAULTS, name, language)
}

const FAULTS: [(&str, &str, &str); 5] = [
    ("Unknown", "not known", "无法判断"),
    ("Caller", "the caller", "调用方"),
    ("Account", "who administers the account", "账号管理员"),
    ("Service", "Tencent Cloud", "腾讯云"),
    ("Nobody", "nobody", "无需处理"),
];

/// What to do with the same request, by the name of a retry.
pub(super) fn retry(name: &str, language: Language) -> Option<&'static str> {
    look_up(&RETRIES, name, language)
}

const RETRIES: [(&str, &str, &str); 5] = [
    ("Never", "do not send again", "不要重发"),
    ("Backoff", "send again after a pause", "稍候重发"),
    (
        "BackoffIfIdempotent",
        "send again after a pause if twice does no harm",
        "仅当执行两次也无害时，稍候重发",
    ),
    (
        "AfterStateChange",
        "send again when the state has changed",
        "状态变化后重发",
    ),
    (
        "AfterResign",
        "sign anew and send once more",
        "重新签名后再发一次",
    ),
];

/// How a judgement is known, by the name of a basis.
pub(super) fn basis(name: &str, language: Language) -> Option<&'static str> {
    look_up(&BASES, name, language)
}

const BASES: [(&str, &str, &str); 5] = [
    ("None", "nothing is known", "没有依据"),
    (
        "Family",
        "by the part before the first dot",
        "依据第一个点之前的部分",
    ),
    ("Detail", "by a word in the detail", "依据点后的词语"),
    (
        "Code",
        "by the documentation of this code",
        "依据此错误码的文档",
    ),
    (
        "Product",
        "by the documentation of this code in this product",
        "依据此产品中该错误码的文档",
    ),
];

/// What kind of no envelope it is, by the name of a decode error's kind.
pub(super) fn kind(name: &str, language: Language) -> Option<&'static str> {
    look_up(&KINDS, name, language)
}

const KINDS: [(&str, &str, &str); 8] = [
    ("Empty", "Nothing but white space.", "只有空白。"),
    (
        "Truncated",
        "The beginning of a valid body: the rest was lost on the way.",
        "只有正确响应体的开头，其余部分在途中丢失。",
    ),
    ("InvalidUtf8", "The body is not UTF-8.", "不是 UTF-8 编码。"),
    (
        "InvalidJson",
        "The body is no valid JSON.",
        "不是合法的 JSON。",
    ),
    ("TooDeep", "Brackets nest too deep.", "括号嵌套过深。"),
    ("TooLarge", "The body is too long.", "响应体过长。"),
    (
        "DuplicateMember",
        "A member that decides the outcome stands there twice.",
        "决定结果的成员出现了两次。",
    ),
    (
        "NotEnvelope",
        "Valid JSON without a `Response` object.",
        "是合法的 JSON，但没有 `Response` 对象。",
    ),
];

/// What a body that is no envelope looks like, by the name of a hint.
pub(super) fn hint(name: &str, language: Language) -> Option<&'static str> {
    look_up(&HINTS, name, language)
}

const HINTS: [(&str, &str, &str); 8] = [
    ("LegacyApi", "A body of API 2.0.", "像是 API 2.0 的响应。"),
    (
        "LooksLikeHtml",
        "It looks like an HTML page.",
        "像是 HTML 页面。",
    ),
    (
        "LooksLikeGzip",
        "It looks like gzip data that was not decompressed.",
        "像是没有解压的 gzip 数据。",
    ),
    (
        "LooksLikeDeflate",
        "It looks like deflate data that was not decompressed.",
        "像是没有解压的 deflate 数据。",
    ),
    (
        "LooksLikeZstd",
        "It looks like zstd data that was not decompressed.",
        "像是没有解压的 zstd 数据。",
    ),
    (
        "LooksLikeEventStream",
        "It looks like a stream of server-sent events.",
        "像是服务器推送事件流。",
    ),
    (
        "LooksLikeHttp",
        "The head of an HTTP answer stands before the body.",
        "响应体之前有 HTTP 响应头。",
    ),
    (
        "LooksLikeUtf16",
        "It looks like UTF-16 text.",
        "像是 UTF-16 文本。",
    ),
];

/// What an anomaly means, by its name.
pub(super) fn anomaly(name: &str, language: Language) -> Option<&'static str> {
    let anomaly = Anomaly::ALL.iter().find(|anomaly| anomaly.name() == name)?;
    match language {
        Language::Chinese => CHINESE_ANOMALIES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, meaning)| *meaning),
        _ => Some(anomaly.meaning()),
    }
}

const CHINESE_ANOMALIES: [(&str, &str); 17] = [
    ("message_missing", "`Error` 中的 `Message` 缺失或为 null。"),
    (
        "message_not_string",
        "`Error` 中的 `Message` 不是字符串，消息视为空。",
    ),
    (
        "error_null",
        "`Response` 中的 `Error` 为 null，仅此仍算成功。",
    ),
    ("unexpected_member", "`Response` 之外还有其他成员，已忽略。"),
    ("error_outside", "错误在 `Response` 之外，而不在其中。"),
    (
        "code_missing",
        "`Error` 中的 `Code` 缺失、为 null 或空白，错误码视为空。",
    ),
    (
        "code_not_string",
        "`Error` 中的 `Code` 不是字符串；数字取其字面值，其他视为空。",
    ),
    (
        "error_not_object",
        "`Error` 既不是对象也不是 null；字符串视为消息。",
    ),
    ("request_id_missing", "缺少 `RequestId`。"),
    ("request_id_null", "`RequestId` 为 null。"),
    ("request_id_empty", "`RequestId` 是空字符串。"),
    (
        "request_id_not_string",
        "`RequestId` 不是字符串；数字取其字面值，其他视为没有。",
    ),
    (
        "request_id_fallback",
        "请求 ID 取自 `RequestID`，或取自 `Response` 之外。",
    ),
    (
        "nested_response",
        "`Response` 中还有名为 `Response` 的对象，以外层为准。",
    ),
    ("code_untrimmed", "错误码前后有空白，或末尾有点。"),
    (
        "lone_surrogate",
        "请求 ID、错误码或消息中有半个代理对，读作 U+FFFD。",
    ),
    ("byte_order_mark", "响应体以 UTF-8 字节顺序标记开头。"),
];

#[cfg(test)]
mod tests {
    use tcenvelope::{Basis, DecodeErrorKind, Fault, Hint, Retry};

    use super::*;

    /// Whether the English is no Chinese and the Chinese is some.
    fn check(english: &str, chinese: &str) {
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
    fn every_name_of_the_core_has_words() {
        type LookUp = fn(&str, Language) -> Option<&'static str>;
        let hints = [
            Hint::LegacyApi,
            Hint::LooksLikeHtml,
            Hint::LooksLikeGzip,
            Hint::LooksLikeDeflate,
            Hint::LooksLikeZstd,
            Hint::LooksLikeEventStream,
            Hint::LooksLikeHttp,
            Hint::LooksLikeUtf16,
        ];
        let sets: [(LookUp, Vec<&str>); 6] = [
            (fault, Fault::ALL.iter().map(|fault| fault.name()).collect()),
            (retry, Retry::ALL.iter().map(|retry| retry.name()).collect()),
            (basis, Basis::ALL.iter().map(|basis| basis.name()).collect()),
            (
                kind,
                DecodeErrorKind::ALL
                    .iter()
                    .map(|kind| kind.name())
                    .collect(),
            ),
            (hint, hints.iter().map(|hint| hint.name()).collect()),
            (
                anomaly,
                Anomaly::ALL.iter().map(|anomaly| anomaly.name()).collect(),
            ),
        ];
        for (look_up, names) in sets {
            for name in names {
                let words = |language| look_up(name, language).unwrap_or_else(|| panic!("{name}"));
                check(words(Language::English), words(Language::Chinese));
            }
            assert_eq!(look_up("no such name", Language::English), None);
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
