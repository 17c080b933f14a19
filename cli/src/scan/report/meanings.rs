//! What the names of the core mean, in English and in Chinese. Of codes and categories the core itself says it.

use tcenvelope::{Anomaly, Language};

/// What a name means, or nothing for a name that this table does not know.
fn look_up(
    table: &[(&str, &'static str, &'static str)],
    name: &str,
    language: Language,
) -> Option<&'static str> {
    let (_, english, chinese) = *table.iter().find(|(known, ..)| *known == name)?;
    Some(match language {
        Language::Chinese => chinese,
        _ => english,
    })
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

    use super::super::words::tests::check;
    use super::*;

    #[test]
    fn every_name_of_the_core_has_a_meaning() {
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
}
